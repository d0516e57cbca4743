// SPDX-License-Identifier: BSL-1.0
// Gates: GEGLU and SwiGLU against plain GELU on the digits, with as many weights.
#include <array>
#include <cmath>
#include <iostream>
#include <support/chapter.hpp>
#include <support/digits/activation.hpp>
#include <support/digits/training.hpp>
#include <support/progress.hpp>

namespace {

using namespace digits;

constexpr auto x = ogive::var<"x">;

// [region formulas]
constexpr auto geglu = a * ogive::gelu(b);
constexpr auto swiglu = a * ogive::swish(b);
// [region end]

constexpr int seeds = 10;

// [region train]
/// Errors on the images held out, in percent, for several splits of the images and several starts.
std::array<double, seeds> errors(activation const& f, int hidden, support::progress& done) {
    static dataset const all = load();
    std::array<double, seeds> result{};
    for (unsigned seed = 0; seed < seeds; ++seed) {
        std::mt19937 random(seed);
        partition const data = split(all, 360, random);
        network net({pixels, hidden, classes}, f, 1, random);
        result[seed] = 100 * (1 - train(net, data, {.epochs = 10}, random));
        done.step();
    }
    return result;
}
// [region end]

struct statistics {
    double mean, deviation; ///< deviation: of the mean
};

statistics of(std::array<double, seeds> const& numbers) {
    double mean = 0, square = 0;
    for (double const n : numbers) mean += n / seeds;
    for (double const n : numbers) square += (n - mean) * (n - mean);
    return {mean, std::sqrt(square / (seeds * (seeds - 1)))};
}

std::array<double, seeds> difference(std::array<double, seeds> l, std::array<double, seeds> const& r) {
    for (std::size_t i = 0; i < seeds; ++i) l[i] -= r[i];
    return l;
}

void compare(chapter& page) {
    page.section("training");
    std::printf("errors on the images held out, %%, mean of %d trainings\n", seeds);
    std::printf("weights    GELU   GEGLU  SwiGLU    GEGLU - GELU\n");
    support::progress done(4 * 3 * seeds, "trainings");
    bool small_loses = false, large_wins = false;
    for (int const gated_units : {4, 8, 16, 32}) {
        int const weights = 140 * gated_units + 10, plain_units = 140 * gated_units / 75;
        auto const plain = errors(elementwise<ogive::gelu(x)>(), plain_units, done);
        auto const ge = errors(gated<geglu>(), gated_units, done),
                   swi = errors(gated<swiglu>(), gated_units, done);
        done.clear();
        statistics const d = of(difference(ge, plain));
        std::printf("%7d   %5.1f   %5.1f   %5.1f    %+5.1f +- %.1f\n", weights, of(plain).mean, of(ge).mean,
                    of(swi).mean, d.mean, d.deviation);
        if (gated_units == 4) small_loses = d.mean > 0;
        if (gated_units == 32) large_wins = d.mean < 0;
    }
    page.check(small_loses, "with few weights, gates do not pay");
    page.check(large_wins, "with more, they do");
}

void derivatives(chapter& page) {
    page.section("derivatives");
    // [region derivatives]
    std::cout << "GEGLU, by the value:  " << diff(geglu, a) << '\n';
    std::cout << "GEGLU, by the gate:   " << diff(geglu, b) << '\n';
    std::cout << "SwiGLU, by the value: " << diff(swiglu, a) << '\n';
    std::cout << "SwiGLU, by the gate:  " << diff(swiglu, b) << '\n';
    // [region end]
    page.check(ogive::evaluate<diff(geglu, b)>(a = 0.0, b = 3.0) == 0,
               "where the value is 0, the gate learns nothing");
    plot::chart c{
        "The gradient of a gate",
        "Curves of one shape, 1 beyond 2 and 0 below -3, stretched by the value a; for a = 0 it is 0.",
        {"gate b"},
        {"derivative of a gelu(b) by b"},
        {},
        {},
        {}};
    for (double const value : {-1.0, 0.0, 1.0, 2.0}) {
        char label[16];
        std::snprintf(label, sizeof label, "a = %.0f", value);
        c.lines.push_back(
            plot::sampled(label, -4, 4, [=](double gate) { return diff(geglu, b)(a = value, b = gate); }));
    }
    page.draw("gates", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    derivatives(page);
    compare(page);
    return page.result();
}
