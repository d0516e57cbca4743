// SPDX-License-Identifier: BSL-1.0
// How a wrong gradient is reported.
#include "catch.hpp"
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::check;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

struct attenuate_op : ogive::binary {
    static constexpr std::string_view name = "attenuate";
    static constexpr auto value(auto a, auto b) { return a * b; }
    static constexpr auto derivative(auto a, auto b, auto) { return ogive::partials{b, where(a > 3, 0, a)}; }
};
constexpr ogive::primitive_function<attenuate_op> attenuate{};

slope smooth(long double exact) {
    slope s;
    s.dual = s.low = s.high = exact;
    return s;
}

} // namespace

TEST_CASE("A failure is code to paste, with the seed") {
    constexpr auto f = 2 * attenuate(x, y);
    auto const report = gradient<f>({.seed = 5, .points = 100});
    CHECK(to_string(report).starts_with(
        R"(diff(f, y) in float is 0 at x = 4, y = 0; it should be 8 by dual numbers, 8 by automatic differentiation
    constexpr auto x = ogive::var<"x">;
    constexpr auto y = ogive::var<"y">;
    constexpr auto f = 2 * attenuate(x, y);
    CHECK(diff(f, y)(x = 4.0f, y = 0.0f) == Approx(8));
  again: ogive::check::gradient<f>({.seed = 5, .points = 100})
)"));
    CHECK(diff(f, y)(x = 4.0f, y = 0.0f) == 0); // so it is
}

TEST_CASE("A failing pullback is a call of it") {
    gradient_report report;
    report.formula = "x * y";
    report.variables = {"x", "y"};
    report.failures = 1;
    gradient_failure failure{"double", "y", true, -0.75, {3, 4}, 1, smooth(3), 3, false};
    report.failure = failure;
    CHECK_FALSE(report);
    CHECK(to_string(report).starts_with("pullback<f> by y in double is 1 for upstream -0.75, where the "
                                        "derivative at x = 3, y = 4 is 3 by dual numbers, "
                                        "3 by automatic differentiation\n"));
    CHECK(to_string(report).find(R"(
    std::vector<double> dx(1), dy(1);
    ogive::pullback<f>(x = std::vector{3.0}, y = std::vector{4.0}, -0.75, dx, dy);
    CHECK(dy[0] == Approx(-2.25));
)") != std::string::npos);
}

TEST_CASE("What is right is a matter of units in the last place") {
    CHECK(is_right(1.0f, smooth(1), 1, 8));
    CHECK(is_right(1.0f + 8 * 0x1p-23f, smooth(1), 1, 8));
    CHECK_FALSE(is_right(1.0f + 9 * 0x1p-23f, smooth(1), 1, 8));
    CHECK(is_right(-2.0f, smooth(1), -2, 8));
    CHECK_FALSE(is_right(0.0f, smooth(1e-30L), 1, 8)); // relative to the result, however small
    CHECK(is_right(0.0f, smooth(1e-60L), 1, 8));
    CHECK_FALSE(is_right(std::nanf(""), smooth(1), 1, 8));
    float const infinity = std::numeric_limits<float>::infinity();
    CHECK(is_right(infinity, smooth(1e39L), 1, 8));
    CHECK_FALSE(is_right(infinity, smooth(1e37L), 1, 8));
    CHECK_FALSE(is_right(-infinity, smooth(1e39L), 1, 8));
    CHECK_FALSE(is_right(1.0f, smooth(std::numeric_limits<long double>::infinity()), 1, 8));
}

TEST_CASE(
    "What roundings of the formula as written do is allowed four times, and at a kink what is between") {
    slope rough = smooth(1);
    rough.low = 0.99L, rough.high = 1.01L;
    CHECK(is_right(1.08f, rough, 1, 8));
    CHECK_FALSE(is_right(1.1f, rough, 1, 8));
    slope kink = smooth(0);
    kink.high = 1, kink.kink = true;
    for (float const between : {0.0f, 0.5f, 1.0f}) CHECK(is_right(between, kink, 1, 8));
    CHECK_FALSE(is_right(1.01f, kink, 1, 8));
    CHECK_FALSE(is_right(-0.01f, kink, 1, 8));
}

TEST_CASE("Of the inputs at which something fails the simplest is found") {
    auto const above = [](std::vector<double> const& p) { return p[0] > 7.3 && p[1] < 0; };
    CHECK(simplest(std::vector{123.456, -0.3721}, above) == std::vector{8.0, -1.0});
}

TEST_CASE("Dual numbers know all derivatives that are asked for, inside of a formula too") {
    auto const third = diff(x * x * x * exp(y), x, x);
    auto const g = ogive::graphs::lower(third);
    auto const found = exact_slope<double>(g, {2.0, 1.0}, 0);
    REQUIRE(found);
    CHECK(static_cast<double>(found->dual) == Approx(6 * std::exp(1.0)));
    CHECK(static_cast<double>(found->value) == Approx(12 * std::exp(1.0)));
    REQUIRE(found->difference);
    CHECK(static_cast<double>(*found->difference) == Approx(6 * std::exp(1.0)));
    std::map<std::string_view, few_digits> const at{{"x", 2}, {"y", 1}};
    CHECK(static_cast<double>(automatic_slope<few_digits>(third, "x", at)) == Approx(6 * std::exp(1.0)));
    CHECK(static_cast<double>(automatic_slope<few_digits>(third, "y", at)) == Approx(12 * std::exp(1.0)));
}
