// SPDX-License-Identifier: BSL-1.0
// The vanishing gradient: how much of it is left behind thirty layers, measured and predicted, and where it only
// vanishes because of how it is computed.
#include <cmath>
#include <iostream>
#include <numeric>
#include <ogive/study/study.hpp>
#include <support/chapter.hpp>
#include <support/digits/activation.hpp>
#include <support/digits/data.hpp>
#include <support/digits/loss.hpp>
#include <support/digits/network.hpp>
#include <support/progress.hpp>

namespace {

using namespace digits;

// [region formulas]
constexpr auto x = ogive::var<"x">;
constexpr auto sigmoid = 1 / (1 + exp(-x));
constexpr auto slope = diff(sigmoid, x);
// [region end]

void largest_slope(chapter& page) {
    page.section("slope");
    // [region slope]
    std::cout << "sigmoid'  = " << slope << '\n';
    std::cout << "sigmoid'' = " << diff(slope, x) << '\n';
    static_assert(slope(0.0) == 0.25);
    static_assert(diff(slope, x)(0.0) == 0);
    // [region end]
    page.check(ogive::evaluate<slope>(-0.1) < 0.25 && ogive::evaluate<slope>(0.1) < 0.25,
               "the largest slope of sigmoid is 1/4, at 0");
    plot::chart c{"Sigmoid and its slope",
                  "The slope is a bump of height 1/4 around 0, and close to 0 beyond 5.",
                  {"x"},
                  {""},
                  {},
                  {},
                  {}};
    c.lines = {plot::sampled("sigmoid", -8, 8, [](double v) { return ogive::evaluate<sigmoid>(v); }),
               plot::sampled("its derivative", -8, 8, [](double v) { return ogive::evaluate<slope>(v); })};
    c.marks = {{0, 0.25, "1/4"}};
    page.draw("vanishing_sigmoid", c);
}

constexpr int depth = 30, networks = 4, examples = 200;
constexpr double gain = 1; // variance of a weight, times the number of inputs

// [region prediction]
/// The root mean square of the gradient in each layer, compared to that in the last one.
template <auto f>
std::vector<double> predicted(double first_variance) {
    ogive::study::mean_field const map(f);
    std::vector<double> square(depth, 1), variance(depth, first_variance);
    for (std::size_t l = 1; l < depth; ++l) variance[l] = gain * map.square(variance[l - 1]).value();
    for (std::size_t l = depth - 1; l-- > 0;)
        square[l] = square[l + 1] * gain * map.slope_square(variance[l]).value();
    for (double& s : square) s = std::sqrt(s);
    return square;
}
// [region end]

struct norms {
    std::vector<double> measured, predicted;
};

template <auto f>
norms gradient_norms(dataset const& data, support::progress& done) {
    std::mt19937 random(7);
    std::vector<int> units(depth + 1, pixels);
    units.push_back(classes);
    std::vector<double> squares(depth, 0);
    double first_variance = 0;
    for (int n = 0; n < networks; ++n) {
        network const net(units, elementwise<f>(), gain, random);
        pass const p = net.forward(data.images);
        gradients const g = net.backward(p, cross_entropy(p.scores(), data.labels).scores_gradient);
        double const last = g.before[depth - 1].squaredNorm();
        for (std::size_t l = 0; l < depth; ++l) squares[l] += g.before[l].squaredNorm() / last / networks;
        first_variance += p.before[0].squaredNorm() / static_cast<double>(p.before[0].size()) / networks;
        done.step();
    }
    for (double& s : squares) s = std::sqrt(s);
    return {squares, predicted<f>(first_variance)};
}

void add(plot::chart& c, char const* name, norms const& n) {
    double const factor = std::pow(n.measured[0], 1.0 / (depth - 1));
    double const foretold = std::pow(n.predicted[0], 1.0 / (depth - 1));
    std::printf("%-8s  %6.2f    %6.2f     %8.0e   %8.0e\n", name, factor, foretold, n.measured[0],
                n.predicted[0]);
    std::vector<double> layers(depth);
    std::iota(layers.begin(), layers.end(), 1);
    c.lines.push_back({name, layers, n.predicted});
    plot::series& all_measured = c.lines.front();
    all_measured.x.insert(all_measured.x.end(), layers.begin(), layers.end());
    all_measured.y.insert(all_measured.y.end(), n.measured.begin(), n.measured.end());
}

void by_depth(chapter& page) {
    page.section("depth");
    std::vector<int> first(examples);
    std::iota(first.begin(), first.end(), 0);
    dataset const data = load().select(first);
    plot::chart c{
        "What is left of the gradient in each of 30 layers",
        "Straight lines on a logarithmic axis: sigmoid loses 18 decimal digits from the last layer to the "
        "first, tanh less than one. What was measured lies on the predictions.",
        {"layer"},
        {"gradient, root mean square"},
        {{"measured", {}, {}, plot::series::points}},
        {},
        {}};
    c.y.logarithmic = true;
    std::printf("          per layer            in layer 1 of 30\n");
    std::printf("          measured  predicted  measured   predicted\n");
    support::progress done(5 * networks, "networks");
    // [region candidates]
    std::pair<char const*, norms> const candidates[] = {
        {"sigmoid", gradient_norms<sigmoid>(data, done)},
        {"tanh", gradient_norms<tanh(x)>(data, done)},
        {"ReLU", gradient_norms<ogive::relu(x)>(data, done)},
        {"swish", gradient_norms<x / (1 + exp(-x))>(data, done)},
        {"GELU", gradient_norms<ogive::gelu(x)>(data, done)}};
    // [region end]
    done.clear();
    for (auto const& [name, n] : candidates) add(c, name, n);
    page.draw("vanishing_depth", c);
    for (auto const& [name, n] : candidates)
        page.check(std::abs(std::log10(n.measured[0] / n.predicted[0])) < 0.3,
                   (name + std::string(": the prediction is right within a factor of 2")).c_str());
}

/// As frameworks compute the slope: from s, which is rounded.
float from_rounded(float at) {
    float const s = 1 / (1 + std::exp(-at));
    return s * (1 - s);
}

void by_rounding(chapter& page) {
    page.section("rounding");
    // [region rounding]
    std::printf("   x   s (1 - s), float   Ogive, float      exact\n");
    for (float const at : {5.0f, 10.0f, 15.0f, 17.0f, 20.0f, 50.0f, 80.0f})
        std::printf("%4.0f   %16.2e   %12.2e   %8.2e\n", double{at}, double{from_rounded(at)},
                    double{ogive::evaluate<slope>(at)}, ogive::evaluate<slope>(double{at}));
    // [region end]
    page.check(from_rounded(17) == 0 && ogive::evaluate<slope>(17.0f) > 4e-8f,
               "at 17 the gradient only vanishes by rounding");
    plot::chart c{
        "True and spurious vanishing, in float",
        "On a logarithmic axis the true slope is a straight line. Computed as s (1 - s) it is a staircase "
        "whose steps get larger, and 0, off the plot, from 16.7 on.",
        {"x"},
        {"slope of sigmoid"},
        {},
        {},
        {plot::vertical(16.7)}};
    c.y.logarithmic = true;
    c.lines = {
        plot::sampled("s(x) s(-x), by Ogive", 10, 25,
                      [](double v) { return ogive::evaluate<slope>(static_cast<float>(v)); }),
        plot::sampled("s (1 - s)", 10, 25, [](double v) { return from_rounded(static_cast<float>(v)); })};
    page.draw("vanishing_rounding", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    largest_slope(page);
    by_depth(page);
    by_rounding(page);
    return page.result();
}
