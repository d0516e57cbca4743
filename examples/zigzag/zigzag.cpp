// SPDX-License-Identifier: BSL-1.0
// Not zero-centred: why gradient descent zigzags behind a sigmoid and not behind a tanh.
#include <cmath>
#include <ogive/ogive.hpp>
#include <support/chapter.hpp>
#include <vector>

namespace {

// [region neuron]
constexpr auto z = ogive::var<"z">;
constexpr auto uncentred = ogive::activation<"uncentred">(z, 1 / (1 + exp(-z))); // sigmoid
constexpr auto centred = ogive::activation<"centred">(z, tanh(z));

constexpr auto z1 = ogive::var<"z1">;
constexpr auto z2 = ogive::var<"z2">;
constexpr auto w1 = ogive::var<"w1">;
constexpr auto w2 = ogive::var<"w2">;
constexpr auto target = ogive::var<"target">;

template <class Activation>
constexpr auto neuron(Activation f) {
    return w1 * f(z1) + w2 * f(z2);
}

template <class Activation>
constexpr auto loss(Activation f) {
    return square(neuron(f) - target) / 2;
}
// [region end]

struct weights {
    double w1, w2;
};
constexpr weights wanted{1, -1}, start{-0.5, -0.7};

/// A square grid of inputs, symmetric around 0.
struct grid {
    std::vector<double> z1, z2;

    grid() {
        for (int i = -8; i <= 8; ++i)
            for (int k = -8; k <= 8; ++k) {
                z1.push_back(i / 4.0);
                z2.push_back(k / 4.0);
            }
    }
    std::size_t size() const { return z1.size(); }
};

double mean(std::vector<double> const& numbers) {
    double sum = 0;
    for (double const number : numbers) sum += number;
    return sum / static_cast<double>(numbers.size());
}

constexpr int most_steps = 200;

struct walk {
    std::vector<double> w1, w2;   ///< the path
    int steps = 0;                ///< until the loss is a hundredth of what it was
    double along = 0, across = 0; ///< the loss's curvature in the directions (1, 1) and (1, -1)
    double same_sign = 0;         ///< share of the examples whose gradient has two components of one sign
};

template <auto f>
walk descend(grid const& inputs) {
    std::size_t const n = inputs.size();
    std::vector<double> targets(n), losses(n), squares(n), products(n);
    ogive::kernel<neuron(f)>(w1 = wanted.w1, z1 = inputs.z1, w2 = wanted.w2, z2 = inputs.z2, targets);
    ogive::kernel<square(f(z1)), f(z1) * f(z2)>(z1 = inputs.z1, z2 = inputs.z2, squares, products);

    walk result;
    result.along = mean(squares) + mean(products);
    result.across = mean(squares) - mean(products);
    for (double const product : products)
        result.same_sign += (product > 0 ? 1.0 : 0.0) / static_cast<double>(n);

    double const rate = 2 / (result.along + result.across); // the best for these two curvatures
    double first_loss = 0;
    weights at = start;
    for (int step = 0; step <= most_steps; ++step) {
        result.w1.push_back(at.w1);
        result.w2.push_back(at.w2);
        // [region step]
        double dw1 = 0, dw2 = 0;
        ogive::kernel<loss(f)>(w1 = at.w1, z1 = inputs.z1, w2 = at.w2, z2 = inputs.z2, target = targets,
                               losses);
        ogive::pullback<loss(f), w1, w2>(w1 = at.w1, z1 = inputs.z1, w2 = at.w2, z2 = inputs.z2,
                                         target = targets, 1.0 / static_cast<double>(n), dw1, dw2);
        at = {at.w1 - rate * dw1, at.w2 - rate * dw2};
        // [region end]
        if (step == 0) first_loss = mean(losses);
        if (mean(losses) > 0.01 * first_loss) result.steps = step + 1;
    }
    return result;
}

void draw(chapter const& page, walk const& s, walk const& t) {
    auto const first = [](std::vector<double> const& numbers) {
        return std::vector<double>(numbers.begin(), numbers.begin() + 31);
    };
    plot::chart const c{
        "Thirty steps of gradient descent",
        "Behind tanh the path is a straight line to the target; behind sigmoid it jumps across the "
        "valley at every step, and has not arrived.",
        {"w1"},
        {"w2"},
        {{"behind sigmoid", first(s.w1), first(s.w2), plot::series::line_and_points},
         {"behind tanh", first(t.w1), first(t.w2), plot::series::line_and_points}},
        {{start.w1, start.w2, "start", plot::mark::ring},
         {wanted.w1, wanted.w2, "wanted", plot::mark::diamond}},
        {}};
    page.draw("zigzag", c);
}

void print(char const* name, walk const& w) {
    std::printf("%-8s  %5.1f %%  %9.3f  %9.3f  %6.1f  %6d\n", name, 100 * w.same_sign, w.along, w.across,
                w.along / w.across, w.steps);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    grid const inputs;
    walk const s = descend<uncentred>(inputs), t = descend<centred>(inputs);
    page.section("walks");
    std::printf("behind    one sign  curvature along, across   ratio   steps\n");
    print("sigmoid", s);
    print("tanh", t);
    page.check(s.same_sign > 0.999, "behind sigmoid both components of every gradient have one sign");
    page.check(s.steps > 5 * t.steps, "so the way takes more than five times as many steps");
    draw(page, s, t);
    return page.result();
}
