// SPDX-License-Identifier: BSL-1.0
#include "property.hpp"
#include <bit>
#include <cstdint>
#include <limits>
#include <ogive/ogive.hpp>
#include <type_traits>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

bool same(double p, double q) {
    return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q) || (p != p && q != q);
}

template <class F>
double at(F const& f, double p, double q) {
    return f(x = p, y = q);
}

} // namespace

TEST_CASE("An operator on formulas is the operator on numbers") {
    property("+ - * / and unary minus", [](double p, double q) {
        RC_ASSERT(same(at(x + y, p, q), p + q));
        RC_ASSERT(same(at(x - y, p, q), p - q));
        RC_ASSERT(same(at(x * y, p, q), p * q));
        RC_ASSERT(same(at(x / y, p, q), p / q));
        RC_ASSERT(same((-x)(p), -p));
        RC_ASSERT(same((+x)(p), p));
    });
    property("comparisons", [](double p, double same_or_other, bool equal) {
        double const q = equal ? p : same_or_other;
        RC_ASSERT(at(where(x < y, 1, 0), p, q) == (p < q));
        RC_ASSERT(at(where(x <= y, 1, 0), p, q) == (p <= q));
        RC_ASSERT(at(where(x > y, 1, 0), p, q) == (p > q));
        RC_ASSERT(at(where(x >= y, 1, 0), p, q) == (p >= q));
        RC_ASSERT(at(where(x == y, 1, 0), p, q) == (p == q));
        RC_ASSERT(at(where(x != y, 1, 0), p, q) == (p != q));
    });
    property("&& || !", [](bool p, bool q) {
        double const u = p ? 1 : -1, v = q ? 1 : -1;
        RC_ASSERT(at(where(x > 0 && y > 0, 1, 0), u, v) == (p && q));
        RC_ASSERT(at(where(x > 0 || y > 0, 1, 0), u, v) == (p || q));
        RC_ASSERT(at(where(!(x > 0) || !(y > 0), 1, 0), u, v) == (!p || !q));
    });
}

TEST_CASE("Comparisons with NaN are false, but for !=") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    for (double other : {0.0, 1.0, nan}) {
        CHECK(at(where(x < y, 1, 0), nan, other) == 0);
        CHECK(at(where(x <= y, 1, 0), nan, other) == 0);
        CHECK(at(where(x > y, 1, 0), nan, other) == 0);
        CHECK(at(where(x >= y, 1, 0), nan, other) == 0);
        CHECK(at(where(x == y, 1, 0), nan, other) == 0);
        CHECK(at(where(x != y, 1, 0), nan, other) == 1);
        CHECK(at(where(!(x < y), 1, 0), nan, other) == 1);
    }
}

TEMPLATE_TEST_CASE("A plain number may stand on either side", "", int, long, unsigned char, float, double) {
    constexpr auto two = static_cast<TestType>(2);
    CHECK((x + two)(5.0) == 7);
    CHECK((two + x)(5.0) == 7);
    CHECK((x - two)(5.0) == 3);
    CHECK((two - x)(5.0) == -3);
    CHECK((x * two)(5.0) == 10);
    CHECK((two * x)(5.0) == 10);
    CHECK((x / two)(5.0) == 2.5);
    CHECK((two / x)(5.0) == 0.4);
    CHECK(where(x < two, two, x)(5.0) == 5);
    CHECK(where(two < x, two, x)(5.0) == 2);
    CHECK(where(x <= two, two, x)(2.0) == 2);
    CHECK(where(two >= x, x, two)(1.0) == 1);
    CHECK(where(x == two, 1, two)(3.0) == 2);
    CHECK(where(two != x, two, 1)(3.0) == 2);
    CHECK(max(x, two)(1.0) == 2);
    CHECK(min(two, x)(1.0) == 1);
    CHECK(clamp(x, -two, two)(1.0) == 1);
    CHECK(pow(x, two)(5.0) == 25);
    CHECK(pow(two, x)(5.0) == 32);
    // what is written in whole numbers is computed in floating point
    CHECK((1 / (two * x))(1.0) == 0.5);
}

TEST_CASE("A number keeps its value from the source to the result") {
    CHECK((0.1 * x)(1.0) == 0.1);
    CHECK((0.1f * x)(1.0) == static_cast<double>(0.1f));
    CHECK((x + 9007199254740993)(0.0) == 9007199254740992.0);
    CHECK((0.1 * x)(1.0f) == 0.1f);
}

TEST_CASE("Precedence is that of C++") {
    CHECK((1 + x * 2)(3.0) == 7);
    CHECK((x - 1 - 1)(3.0) == 1);
    CHECK((x / 2 / 2)(8.0) == 2);
    CHECK((-x * x)(3.0) == -9);
    CHECK(where(x > 0 && x < 2 || x == 5, 1, 0)(5.0) == 1); // NOLINT: the point
}

TEST_CASE("A formula's value is float for floats, else double") {
    STATIC_REQUIRE(std::is_same_v<decltype((x * y)(x = 1.0f, y = 1.0f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype((x * y)(x = 1.0f, y = 1.0)), double>);
    STATIC_REQUIRE(std::is_same_v<decltype((x * 2.5)(1.0f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype((x * 2)(1)), double>);
}
