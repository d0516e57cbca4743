// SPDX-License-Identifier: BSL-1.0
// [region first]
#include <iostream>
#include <ogive/ogive.hpp>
#include <vector>

int main() {
    constexpr auto x = ogive::var<"x">;
    constexpr auto swish = x / (1 + exp(-x)); // as a textbook writes it
    constexpr auto slope = diff(swish, x);    // its derivative, a formula too

    static_assert(slope(0.0) == 0.5); // formulas are functions of numbers, while compiling too
    std::cout << ogive::to_string<slope>() << "\n\n";

    std::vector<float> const in{-20, -1, 0, 1, 20};
    std::vector<float> y(in.size()), dy(in.size());
    ogive::kernel<swish, slope>(in, y, dy); // one SIMD loop, two results, one exponential
    for (std::size_t i = 0; i < in.size(); ++i) std::cout << in[i] << '\t' << y[i] << '\t' << dy[i] << '\n';
}
// [region end]
