// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <cmath>
#include <ogive/ogive.hpp>
#include <type_traits>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto n = ogive::var<"n">;

constexpr auto cubic = x * x * x + a * x;
constexpr auto scaled = ogive::activation<"scaled">(x, a = 2, a* sin(x));

} // namespace

TEST_CASE("diff is a formula and composes") {
    constexpr auto first = diff(cubic, x);
    constexpr auto second = diff(first, x);
    STATIC_REQUIRE(first(x = 2.0, a = 5.0) == 17);
    STATIC_REQUIRE(second(x = 2.0, a = 5.0) == 12);
    STATIC_REQUIRE(diff(second, x)(x = 2.0, a = 5.0) == 6);
    STATIC_REQUIRE(diff(diff(second, x), x)(x = 2.0, a = 5.0) == 0);
    STATIC_REQUIRE((x * first + 1)(x = 2.0, a = 5.0) == 35);
    STATIC_REQUIRE(exp(0 * first)(x = 2.0, a = 5.0) == 1);
    STATIC_REQUIRE(diff(x * diff(x * x, x), x)(3.0) == 12);
}

TEST_CASE("Several variables after one another") {
    STATIC_REQUIRE(diff(cubic, x, x)(x = 2.0, a = 5.0) == 12);
    STATIC_REQUIRE(diff(cubic, x, a)(x = 2.0, a = 5.0) == 1);
    STATIC_REQUIRE(diff(cubic, a, x)(x = 2.0, a = 5.0) == 1);
    STATIC_REQUIRE(diff(cubic, a, a)(x = 2.0, a = 5.0) == 0);
    STATIC_REQUIRE(std::is_same_v<decltype(diff(cubic, x, a)), decltype(diff(diff(cubic, x), a))>);
}

TEST_CASE("The derivative with respect to a variable that a formula lacks is 0") {
    STATIC_REQUIRE(diff(x * x, n)(3.0) == 0);
    STATIC_REQUIRE(diff(diff(x * x, n), x)(3.0) == 0);
    STATIC_REQUIRE((x + diff(x * x, n))(3.0) == 3);
}

TEST_CASE("diff of a call, and a call of a diff") {
    CHECK(diff(scaled(x), x)(1.0) == Approx(2 * std::cos(1.0)));
    CHECK(diff(scaled(x * x), x)(1.5) == Approx(2 * std::cos(2.25) * 3));
    CHECK(diff(scaled(x, x), x)(1.5) == Approx(std::sin(1.5) + 1.5 * std::cos(1.5)));
    CHECK(scaled(diff(x * x * x, x))(0.5) == Approx(2 * std::sin(0.75)));
    CHECK(diff(scaled, x)(1.0) == Approx(2 * std::cos(1.0)));
    CHECK(diff(scaled(scaled(x)), x)(0.3) == Approx(2 * std::cos(2 * std::sin(0.3)) * 2 * std::cos(0.3)));
}

TEST_CASE("diff records, it computes nothing") {
    constexpr auto plain = x * sin(x);
    STATIC_REQUIRE(sizeof(diff(plain, x)) <= sizeof(plain) + sizeof(void*));
    STATIC_REQUIRE(sizeof(diff(plain, x, x, x)) <= sizeof(plain) + 3 * sizeof(void*));
}
