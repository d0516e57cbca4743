// SPDX-License-Identifier: BSL-1.0
// The parts of check::gradient by themselves: what is right, what is said, which input is simple, what functions mean.
#include "catch.hpp"
#include <ogive/check/autodiff.hpp>
#include <ogive/check/exact_value.hpp>
#include <ogive/check/gradient_report.hpp>
#include <ogive/check/simplest.hpp>
#include <ogive/check/verdict.hpp>
#include <ogive/expression/derivative.hpp>
#include <ogive/graph/lower.hpp>

namespace {

using namespace ogive::check;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

slope smooth(long double exact) {
    slope s;
    s.dual = s.low = s.high = exact;
    return s;
}

/// What a function means, by its name; `NaN` of 60 digits stays NaN.
double meaning(std::string_view name, std::vector<double> const& arguments) {
    std::vector<precise<60>> precise_arguments(arguments.begin(), arguments.end());
    return static_cast<double>(precise_functions<precise<60>>().at(name)(precise_arguments));
}

} // namespace

TEST_CASE("A failing pullback is a call of it") {
    gradient_report report;
    report.formula = "x * y";
    report.variables = {"x", "y"};
    report.failures = 1;
    gradient_failure const failure{.type = "double",
                                   .variable = "y",
                                   .of_pullback = true,
                                   .upstream = -0.75,
                                   .input = {3, 4},
                                   .weights = {},
                                   .result = 1,
                                   .exact = smooth(3),
                                   .automatic = 3};
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

TEST_CASE("So is one over rows, where some variables are one number for the row") {
    gradient_report report;
    report.formula = "x * row_sum(y)";
    report.variables = {"x", "y"};
    report.failures = 1;
    report.failure = gradient_failure{.type = "float",
                                      .variable = "y",
                                      .of_pullback = true,
                                      .input = {1, 2, 3, 3},
                                      .length = 2,
                                      .numbers = {false, true},
                                      .weights = {1, -1},
                                      .result = 1,
                                      .exact = smooth(-2),
                                      .automatic = {}};
    CHECK(to_string(report).starts_with("pullback<f> by y in float is 1 for the row below; it should be -2"));
    CHECK(to_string(report).find(R"(
    std::vector<float> dx(2);
    float dy = 0;
    ogive::pullback<f>(x = std::vector{1.0f, 2.0f}, y = 3.0f, std::vector{1.0f, -1.0f}, dx, dy);
    CHECK(dy == Approx(-2));
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
    rough.low = 0.99L, rough.high = 1.01L, rough.roundings = 0.02L;
    CHECK(is_right(1.08f, rough, 1, 8));
    CHECK_FALSE(is_right(1.1f, rough, 1, 8));
    slope kink = smooth(0);
    kink.high = 1, kink.kink = true;
    for (float const between : {0.0f, 0.5f, 1.0f}) CHECK(is_right(between, kink, 1, 8));
    CHECK_FALSE(is_right(1.01f, kink, 1, 8));
    CHECK_FALSE(is_right(-0.01f, kink, 1, 8));
    kink.roundings = 0.005L;
    CHECK(is_right(-0.01f, kink, 1, 8));
    CHECK_FALSE(is_right(-0.03f, kink, 1, 8));
}

TEST_CASE("A value that overflows is lost") {
    float const infinity = std::numeric_limits<float>::infinity();
    CHECK(is_lost(infinity, 1e38L)); // it was not
    CHECK(is_lost(0.0f, 1e-30L));
    CHECK_FALSE(is_lost(1.0f, 2));
}

TEST_CASE("Roundings are known where they cancel, where equal things are moved apart, and at kinks") {
    auto const at = [](auto const& f, std::vector<double> const& point) {
        auto const found = exact_slope<double>(ogive::graphs::lower(f), point, 0);
        REQUIRE(found);
        return *found;
    };
    CHECK(at(diff(x / x * x, x), {-1.65}).roundings > 1e-17L); // it was 1e-32
    // A bound of 3 moved by 1e-40 was no whole exponent: -2 has such a power, but not its neighbours.
    slope const bounded = at(sin(pow(y, clamp(x, 0, 3))), {-61049.1, 61049.6});
    CHECK(bounded.roundings_of_value > 1e-3L);
    CHECK_FALSE(bounded.singular);
    slope const kink = at(max(x, 1) * exp(100 * x), {1});
    CHECK(kink.kink);
    CHECK(kink.roundings > 1e-15L * kink.high);
    CHECK(kink.roundings < 1e-12L * kink.high);
}

TEST_CASE("Of erf 60 digits are known: nothing is said where that is too few") {
    auto const f = ogive::graphs::lower(sin(1e65 * erf(x)));
    CHECK_FALSE(exact_slope<double>(f, {0.7}, 0).has_value());
}

TEST_CASE("A negative number to a power that varies has a value for automatic differentiation too") {
    std::map<std::string_view, few_digits> const at{{"x", -4}};
    CHECK(static_cast<double>(automatic_slope<few_digits>(x * sign(pow(x, x)), "x", at)) == 1); // it was NaN
}

TEST_CASE("Of the inputs at which something fails the simplest is found") {
    auto const above = [](std::vector<double> const& p) { return p[0] > 7.3 && p[1] < 0; };
    CHECK(simplest(std::vector{123.456, -0.3721}, above) == std::vector{8.0, -1.0});
    // the first becomes simpler again when the second is
    auto const product = [](std::vector<double> const& p) { return p[0] * p[1] > 6.5; };
    CHECK(simplest(std::vector{123.456, 0.3721}, product) == std::vector{7.0, 1.0});
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

TEST_CASE("NaN has no sign: the exact sign(NaN) was 0") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(meaning("sign", {nan})));
    CHECK(meaning("sign", {-3}) == -1);
    CHECK(meaning("sign", {0}) == 0);
    CHECK(std::isnan(meaning("max", {1, nan})));
    CHECK(std::isnan(meaning("min", {nan, 1})));
}

TEST_CASE("The exact clamp with swapped or NaN bounds is clamp's: it was something else") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    for (double const x_value : {-9.0, 0.0, 2.5, 7.0})
        for (double const low : {-1.0, 3.0, nan})
            for (double const high : {-2.0, 1.0, 4.0, nan}) {
                double const arguments[]{x_value, low, high};
                double const library =
                    ogive::graphs::describe<ogive::primitives::clamp_op>.evaluate_double(arguments, 3);
                double const exact = meaning("clamp", {x_value, low, high});
                INFO("clamp(" << x_value << ", " << low << ", " << high << ")");
                CHECK((exact == library || (std::isnan(exact) && std::isnan(library))));
            }
}

TEST_CASE("What cancels inside of a function is exact, too: 1 - sigmoid(300) was 0") {
    auto const value = [](auto const& f, double at) { return exact_value(written_graph(f), {at}); };
    CHECK(std::fabs(*value(1 - sigmoid(x), 300) / std::exp(-300.0L) - 1) < 1e-17L);
    CHECK(std::fabs(*value(1 - tanh(x), 150) / (2 * std::exp(-300.0L)) - 1) < 1e-17L);
    CHECK(std::fabs(*value(1 - erf(x), 20) / std::erfc(20.0L) - 1) < 1e-16L);
    CHECK(std::fabs(*value(1 - normal_cdf(x), 20) * 2 / std::erfc(std::sqrt(200.0L)) - 1) < 1e-15L);
    CHECK(*value(tanh(x), 1e6) == 1);
}
