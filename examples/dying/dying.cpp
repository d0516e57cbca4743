// SPDX-License-Identifier: BSL-1.0
// Dying ReLU: how many units fall silent in a training whose steps are too large, and what helps.
#include <algorithm>
#include <support/chapter.hpp>
#include <support/digits/activation.hpp>
#include <support/digits/training.hpp>
#include <support/progress.hpp>

namespace {

using namespace digits;

constexpr auto x = ogive::var<"x">;

// [region prelu]
constexpr auto slope = ogive::var<"slope">;
constexpr auto prelu = where(x > 0, x, slope* x);

/// Of a matrix with a column for each unit: a row for each unit.
auto by_unit(matrix const& m) {
    return ogive::rows(m.data(), static_cast<std::size_t>(m.cols()), static_cast<std::size_t>(m.rows()));
}

/// One slope for each unit, learned.
activation learned_slopes(double start) {
    return {[](matrix const& before, matrix const& slopes) {
                matrix after(before.rows(), before.cols());
                ogive::kernel<prelu>(x = by_unit(before), slope = ogive::per_row(slopes), after);
                return after;
            },
            [](matrix const& before, matrix const& slopes, matrix const& upstream, matrix& dslopes) {
                matrix gradient(before.rows(), before.cols());
                ogive::pullback<prelu>(x = by_unit(before), slope = ogive::per_row(slopes), upstream,
                                       gradient, dslopes);
                return gradient;
            },
            matrix::Constant(1, 1, start)};
}
// [region end]

// [region batch_norm]
constexpr auto scale = ogive::var<"scale">;
constexpr auto shift = ogive::var<"shift">;
constexpr auto centred = x - row_mean(x);
constexpr auto normalized = centred / sqrt(row_mean(square(centred)) + 1e-5);
constexpr auto norm_relu = ogive::relu(scale * normalized + shift);
// [region end]

/// Batch normalisation and ReLU in one kernel. The statistics are those of the images at hand.
activation normalized_relu() {
    return {[](matrix const& before, matrix const& learned) {
                matrix after(before.rows(), before.cols());
                Eigen::VectorXd const scales = learned.row(0), shifts = learned.row(1);
                ogive::kernel<norm_relu>(x = by_unit(before), scale = ogive::per_row(scales),
                                         shift = ogive::per_row(shifts), after);
                return after;
            },
            [](matrix const& before, matrix const& learned, matrix const& upstream, matrix& dlearned) {
                matrix gradient(before.rows(), before.cols());
                Eigen::VectorXd const scales = learned.row(0), shifts = learned.row(1);
                Eigen::VectorXd dscales(before.cols()), dshifts(before.cols());
                ogive::pullback<norm_relu, x, scale, shift>(
                    x = by_unit(before), scale = ogive::per_row(scales), shift = ogive::per_row(shifts),
                    upstream, gradient, dscales, dshifts);
                dlearned.row(0) = dscales;
                dlearned.row(1) = dshifts;
                return gradient;
            },
            Eigen::Vector2d(1, 0)};
}

// [region silent]
/// Share of the hidden units that no longer tell any two of these images apart.
double silent(network const& net, matrix const& images) {
    pass const p = net.forward(images);
    double count = 0, all = 0;
    for (std::size_t l = 1; l < p.after.size(); ++l) {
        Eigen::VectorXd const spread = p.after[l].colwise().maxCoeff() - p.after[l].colwise().minCoeff();
        count += static_cast<double>((spread.array() < 1e-9).count());
        all += static_cast<double>(spread.size());
    }
    return count / all;
}
// [region end]

constexpr int epochs = 15;

struct story {
    std::vector<double> epoch, silent, least, median, most; ///< the last three: of the learned slopes
    double accuracy = 0;
};

// [region train]
story train_with(activation const& f, partition const& data, double rate, support::progress& done) {
    std::mt19937 random(3);
    network net({pixels, 64, 64, classes}, f, 2, random);
    story s;
    auto const note = [&](double epoch) {
        s.epoch.push_back(epoch);
        s.silent.push_back(100 * silent(net, data.training.images));
        if (f.start.size() != 1) return;
        matrix slopes(1, 128);
        slopes << net.layers[0].learned, net.layers[1].learned;
        std::sort(slopes.data(), slopes.data() + slopes.size());
        s.least.push_back(slopes(0));
        s.median.push_back(slopes(64));
        s.most.push_back(slopes(127));
    };
    note(0);
    s.accuracy = train(net, data, {.epochs = epochs, .first_rate = rate}, random, [&](epoch e) {
        note(e.number);
        done.step();
    });
    return s;
}
// [region end]

struct entrant {
    char const* name;
    activation f;
};

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    std::mt19937 random(2026);
    partition const data = split(load(), 360, random);
    // [region entrants]
    constexpr double rate = 0.05; // ten times what examples/digits uses
    entrant const entrants[] = {{"ReLU", elementwise<ogive::relu(x)>()},
                                {"leaky ReLU", elementwise<ogive::leaky_relu(x, 0.01)>()},
                                {"PReLU", learned_slopes(0.25)},
                                {"ELU", elementwise<ogive::elu(x)>()},
                                {"batch norm, ReLU", normalized_relu()}};
    // [region end]
    page.section("training");
    plot::chart deaths{
        "Silent units while training with too large a rate",
        "Of ReLU's units half are silent after the first epoch, and stay so. All others have none.",
        {"epoch"},
        {"silent units, %", 0},
        {},
        {},
        {}};
    plot::chart slopes{
        "PReLU's slopes while they are learned",
        "All start at 0.25. They spread: the smallest become negative, the largest come near 1.",
        {"epoch"},
        {"slope"},
        {},
        {},
        {plot::horizontal(0), plot::horizontal(1)}};
    std::printf("                  silent after epoch     right, of those\n");
    std::printf("                    0     1    %2d        held out\n", epochs);
    std::vector<story> stories;
    support::progress done(epochs * static_cast<int>(std::size(entrants)), "epochs");
    for (auto const& [name, f] : entrants) {
        story const s = train_with(f, data, rate, done);
        done.clear();
        std::printf("%-16s %3.0f %% %3.0f %% %3.0f %%       %5.1f %%\n", name, s.silent[0], s.silent[1],
                    s.silent[epochs], 100 * s.accuracy);
        deaths.lines.push_back({name, s.epoch, s.silent});
        if (!s.median.empty())
            slopes.lines = {
                {"largest", s.epoch, s.most}, {"median", s.epoch, s.median}, {"smallest", s.epoch, s.least}};
        stories.push_back(s);
    }
    page.check(stories[0].silent[epochs] > 30, "with ReLU, a third of the units or more die");
    page.check(
        std::all_of(stories.begin() + 1, stories.end(), [](story const& s) { return s.silent[epochs] == 0; }),
        "with the others, none does");
    page.draw("dying", deaths);
    page.draw("dying_slopes", slopes);
    return page.result();
}
