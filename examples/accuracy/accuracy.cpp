// SPDX-License-Identifier: BSL-1.0
// How accurate is a formula of one's own, and if it is not, why?
#include <iostream>
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;

// [region formulas]
constexpr auto swoosh = log(1 + exp(x - 4)) - 0.08 * x - 0.035; // its two roots are where three terms cancel
constexpr auto slope = diff(swoosh, x);
// [region end]

} // namespace

int main() {
    // [region accuracy]
    auto const in_double = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0, 80.0});
    auto const in_float = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0f, 80.0f});
    auto const of_slope =
        ogive::check::accuracy<slope>(ogive::check::range{-80.0f, 80.0f}, ogive::check::limit{6});
    std::cout << "swoosh in double:  " << to_string(in_double) << "\n\n"
              << "swoosh in float:   " << to_string(in_float) << "\n\n"
              << "swoosh' in float:  " << to_string(of_slope) << '\n';
    // [region end]
    bool const as_expected = in_double.count == 10000 && in_double.mean_ulp < 1 && in_float.max_ulp < 0.51 &&
                             of_slope.max_ulp < 0.51;
    if (!as_expected) std::cerr << "this is not what was expected\n";
    return as_expected ? 0 : 1;
}
