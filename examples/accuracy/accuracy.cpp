// SPDX-License-Identifier: BSL-1.0
// How accurate is a formula of one's own, and if it is not, why?
#include <iostream>
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;

// [region formulas]
constexpr auto swoosh = log(1 + exp(x - 4)) - 0.08 * x - 0.035; // its two roots are where three terms cancel
constexpr auto versine = x * (1 - cos(x));                      // near 0 two terms cancel
// [region end]

} // namespace

int main() {
    // [region accuracy]
    auto const in_float = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0f, 80.0f});
    auto const in_double = ogive::check::accuracy<swoosh>(ogive::check::range{-80.0, 80.0});
    auto const of_versine =
        ogive::check::accuracy<versine>(ogive::check::range{1e-3, 10.0}, ogive::check::limit{5});
    std::cout << "swoosh in float:    " << to_string(in_float) << "\n\n"
              << "swoosh in double:   " << to_string(in_double) << "\n\n"
              << "versine in double: " << to_string(of_versine) << '\n';
    // [region end]
    bool const as_expected = in_double.count == 10000 && in_float.max_ulp < 0.51 && in_double.max_ulp < 1 &&
                             of_versine.max_ulp > 100 && of_versine.born.part == "1 - cos(x)";
    if (!as_expected) std::cerr << "this is not what was expected\n";
    return as_expected ? 0 : 1;
}
