// SPDX-License-Identifier: BSL-1.0
// Softmax: what overflows, what the shift by the maximum does, and what temperature is.
#include <cmath>
#include <iostream>
#include <ogive/ogive.hpp>
#include <support/chapter.hpp>
#include <vector>

namespace {

// [region formulas]
constexpr auto x = ogive::var<"x">;
constexpr auto temperature = ogive::var<"temperature">;
constexpr auto softmax = exp(x / temperature) / row_sum(exp(x / temperature)); // as a textbook writes it
// [region end]

using row = std::vector<float>;

// [region by_hand]
/// The same, operation by operation.
row by_hand(row const& scores) {
    row result;
    float sum = 0;
    for (float const score : scores) {
        result.push_back(std::exp(score));
        sum += result.back();
    }
    for (float& e : result) e /= sum;
    return result;
}
// [region end]

row by_ogive(row const& scores, float t = 1) {
    row result(scores.size());
    ogive::kernel<softmax>(x = scores, temperature = t, result);
    return result;
}

/// Three scores that only differ by a shift have the same softmax.
row shifted(float s) { return {s + 1, s + 2, s + 3}; }

void print(row const& numbers) {
    for (float const n : numbers) std::isnan(n) ? std::printf("    nan") : std::printf("  %5.3f", double{n});
}

void shifts(chapter& page) {
    page.section("formula");
    // [region print]
    std::cout << softmax << '\n';
    // [region end]
    page.section("shifts");
    std::printf("scores                  by hand                  Ogive\n");
    for (float const s : {0.0f, 80.0f, 90.0f, 1000.0f, -80.0f, -100.0f, -110.0f}) {
        std::printf("%5.0f %5.0f %5.0f  ", double{s + 1}, double{s + 2}, double{s + 3});
        print(by_hand(shifted(s)));
        std::printf("  ");
        print(by_ogive(shifted(s)));
        std::printf("\n");
    }
    page.check(std::isnan(by_hand(shifted(90))[2]),
               "by hand, exp overflows from 88.7 on: infinity / infinity");
    page.check(std::abs(by_ogive(shifted(1000))[2] - by_ogive(shifted(0))[2]) < 1e-6f,
               "Ogive subtracts the largest score first");

    plot::chart c{
        "The largest probability of three",
        "By Ogive a horizontal line. By hand the line falls to 0 at s = 86 and then ends; below s = -100 "
        "it frays, and ends too.",
        {"s, of the scores s + 1, s + 2, s + 3"},
        {"probability", 0, 1},
        {},
        {},
        {}};
    c.lines = {plot::sampled("Ogive", -120, 120, [](double s) { return by_ogive(shifted(float(s)))[2]; }),
               plot::sampled("by hand", -120, 120, [](double s) { return by_hand(shifted(float(s)))[2]; })};
    page.draw("softmax_shift", c);
}

void temperatures(chapter& page) {
    page.section("temperature");
    plot::chart c{"Softmax of 1, 2, 3 by temperature",
                  "Cold, all the probability is on the largest score; hot, each has a third.",
                  {"temperature", 0.05, 50, true},
                  {"probability", 0, 1},
                  {{"score 3", {}, {}}, {"score 2", {}, {}}, {"score 1", {}, {}}},
                  {},
                  {plot::horizontal(1.0 / 3)}};
    for (double t = 0.05; t < 50; t *= 1.03) {
        // [region temperature]
        row const p = by_ogive({1, 2, 3}, static_cast<float>(t));
        // [region end]
        for (std::size_t i = 0; i < 3; ++i) {
            c.lines[i].x.push_back(t);
            c.lines[i].y.push_back(double{p[2 - i]});
        }
    }
    std::printf("temperature   probabilities\n");
    for (float const t : {0.01f, 0.1f, 1.0f, 10.0f, 100.0f}) {
        std::printf("%11.2f ", double{t});
        print(by_ogive({1, 2, 3}, t));
        std::printf("\n");
    }
    page.check(by_ogive({1, 2, 3}, 0.01f)[2] == 1, "cold: the largest takes all, and nothing overflows");
    page.draw("softmax_temperature", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    shifts(page);
    temperatures(page);
    return page.result();
}
