// SPDX-License-Identifier: BSL-1.0
// How accurate is a formula of one's own, and if it is not, why?
#include <iostream>
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;

// [region formulas]
constexpr auto swoosh = log(1 + exp(x - 4)) - 0.08 * x - 0.035; // its two roots are where three terms cancel
constexpr auto beat = cos(x) - cos(2 * x);                      // near 0 two terms cancel
// [region end]

} // namespace

int main() {
    // [region accuracy]
    auto const in_float = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0f, 80.0f});
    auto const in_double = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0, 80.0});
    auto const of_beat =
        ogive::check::accuracy<beat>(ogive::check::range{1e-3, 10.0}, ogive::check::limit{5});
    std::cout << "swoosh in float:    " << to_string(in_float) << "\n\n"
              << "swoosh in double:   " << to_string(in_double) << "\n\n"
              << "beat in double:     " << to_string(of_beat) << '\n';
    // [region end]
    bool const as_expected = in_double.count == 10000 && in_float.max_ulp < 0.51 && in_double.max_ulp < 1 &&
                             of_beat.max_ulp > 100 && of_beat.born.part == "cos(x) - cos(2 * x)";
    if (!as_expected) std::cerr << "this is not what was expected\n";
    return as_expected ? 0 : 1;
}
