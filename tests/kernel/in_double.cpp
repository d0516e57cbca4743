// SPDX-License-Identifier: BSL-1.0
// Formulas for which float is too narrow: their kernels of floats compute in double, the halves of a vector side by side.
#include "catch.hpp"
#include <ogive/ogive.hpp>
#include <vector>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto golu = ogive::golu(x);
constexpr auto slope = diff(golu, x);

} // namespace

TEST_CASE("Each lane of what is computed in double is its own") {
    STATIC_REQUIRE(ogive::kernels::program_of<golu, slope>::in_double);
    for (std::size_t const length : {1u, 7u, 16u, 33u, 101u}) {
        std::vector<float> in(length), value(length), derivative(length);
        for (std::size_t i = 0; i < length; ++i) in[i] = 0.0625f * static_cast<float>(i) - 2;
        ogive::kernel<golu, slope>(in, value, derivative);
        for (std::size_t i = 0; i < length; ++i) {
            CAPTURE(length, in[i]);
            CHECK(value[i] == ogive::evaluate<golu>(in[i]));
            CHECK(derivative[i] == ogive::evaluate<slope>(in[i]));
        }
    }
}
