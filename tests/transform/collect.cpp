// SPDX-License-Identifier: BSL-1.0
// Like terms are added up: derivatives are what a hand would write, and float is wide enough for them.
#include "catch.hpp"
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

template <auto F>
constexpr bool in_double = ogive::kernels::program_of<F>::in_double;

/// Without fused multiply-add products are rounded by themselves, which counts beside the roots of a sum.
constexpr ogive::check::limit beside_roots(double fused, double unfused) {
    return {ogive::simd::detail::has_fma ? fused : unfused};
}

} // namespace

TEST_CASE("Derivatives have as few additions as a hand would write") {
    CHECK(ogive::to_string<diff(x / sqrt(1 + square(x)), x)>() ==
          "square(1 / sqrt(1 + square(x))) / sqrt(1 + square(x))");
    CHECK(ogive::to_string<diff(x * x * x - y * x, x)>() == "3 * square(x) - y");
    CHECK(ogive::to_string<diff(x * y / (x + y), x)>() == "square(y) * square(1 / (x + y))");
}

TEST_CASE("Functions are taken out of sums, which are then of what is exact") {
    static constexpr auto decay = diff(x * exp(-x), x);
    static constexpr auto bump = diff(x * exp(-square(x)), x);
    static constexpr auto gated = diff(x * tanh(y), x) + tanh(y) * x;
    CHECK(ogive::to_string<decay>() == "exp(-x) * (1 - x)");
    CHECK(ogive::to_string<bump>() == "exp(-square(x)) * (1 - 2 * square(x))");
    STATIC_REQUIRE(!in_double<decay>);
    STATIC_REQUIRE(!in_double<bump>);
    STATIC_REQUIRE(!in_double<gated>);
    STATIC_REQUIRE(
        !ogive::kernels::program<ogive::kernels::written_pullback<x * exp(-x)>, decltype(decay)>::in_double);

    ogive::check::range const points{-80.0f, 100.0f, 4000};
    for (auto const& report : {ogive::check::accuracy<decay>(points, ogive::check::limit{4}),
                               ogive::check::accuracy<bump>(points, beside_roots(6, 20))}) {
        INFO(to_string(report));
        CHECK(report);
    }
}

TEST_CASE("A square times a power of two is exact in a sum") {
    static constexpr auto parabola = 1 - 2 * square(x);
    static constexpr auto other = 0.5 * square(x) - 3;
    static constexpr auto product = 1 - 2 * (x * y);
    STATIC_REQUIRE(!in_double<parabola>);
    STATIC_REQUIRE(!in_double<other>);
    STATIC_REQUIRE(in_double<product>); // a factor times a power of two may overflow
    ogive::check::range const points{-4.0f, 4.0f, 4000};
    for (auto const& report : {ogive::check::accuracy<parabola>(points, beside_roots(0.51, 300)),
                               ogive::check::accuracy<other>(points, beside_roots(0.51, 300))}) {
        INFO(to_string(report));
        CHECK(report);
    }
}
