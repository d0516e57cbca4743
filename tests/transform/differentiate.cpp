// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "graphs.hpp"
#include <boost/math/differentiation/autodiff.hpp>
#include <cmath>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto a = ogive::var<"a">;
constexpr auto mish = x * tanh(log(1 + exp(x)));
constexpr auto third = diff(mish, x, x, x);

bool same_derivative(auto const& f, auto const& g) {
    return same_formulas(derive(lower(f)), derive(lower(g)));
}

/// The operations that cost an exponential or a logarithm. The pieces of one exponential count once, by its fraction.
template <class Graph>
int transcendentals(Graph const& g) {
    return count_of(g, {"exp", "expm1", "exp_fraction", "log", "log1p", "tanh", "sigmoid", "softplus",
                        "logsigmoid", "pow", "sin", "cos", "erf", "erfc", "gauss", "mills", "normal_cdf",
                        "normal_pdf"});
}

} // namespace

TEST_CASE("The third derivative of mish takes no more exponentials and logarithms than its value") {
    auto const& value = ogive::kernels::program_of<mish>::code;
    auto const& slopes = ogive::kernels::program_of<third>::code;
    CHECK(transcendentals(value) >= 1);
    CHECK(transcendentals(slopes) <= transcendentals(value));
    // and it is the third derivative
    for (double const p : {-3.0, -0.5, 0.0, 0.75, 4.0}) {
        auto const v = boost::math::differentiation::make_fvar<long double, 3>(p);
        auto const f = v * tanh(log(1 + exp(v)));
        CHECK(third(p) == Approx(static_cast<double>(f.derivative(3))).epsilon(1e-10).margin(1e-10));
    }
}

TEST_CASE("Value and derivatives share their exponential") {
    constexpr auto swish = x / (1 + exp(-x));
    constexpr auto first = diff(swish, x);
    constexpr auto second = diff(swish, x, x);
    auto const& all = ogive::kernels::program_of<swish, first, second>::code;
    CHECK(transcendentals(all) == 1);
    CHECK(count_of(all, {"divide"}) == 1);
    constexpr auto softplus_first = diff(softplus(x), x);
    constexpr auto softplus_value = softplus(x);
    CHECK(count_of(ogive::kernels::program_of<softplus_value, softplus_first>::code, {"exp_fraction"}) == 1);
    constexpr auto gelu = x * normal_cdf(x);
    constexpr auto gelu_first = diff(gelu, x);
    // one for each; the compiler finds that they are of the same argument
    CHECK(count_of(ogive::kernels::program_of<gelu, gelu_first>::code,
                   {"normal_gated", "normal_gated_slope"}) == 2);
}

TEST_CASE("stop_gradient has the value of its argument and no derivative") {
    STATIC_REQUIRE(stop_gradient(x * x)(3.0) == 9);
    STATIC_REQUIRE(diff(stop_gradient(x * x), x)(3.0) == 0);
    STATIC_REQUIRE(diff(x * stop_gradient(x), x)(3.0) == 3);
    STATIC_REQUIRE(diff(x * stop_gradient(x), x, x)(3.0) == 0);
    STATIC_REQUIRE(diff(square(x) + stop_gradient(square(x)), x)(3.0) == 6);
    STATIC_REQUIRE(diff(x * stop_gradient(diff(x * x, x)), x)(3.0) == 6);
    // the straight-through estimator
    constexpr auto straight = x + stop_gradient(sign(x) - x);
    STATIC_REQUIRE(straight(0.25) == 1);
    STATIC_REQUIRE(diff(straight, x)(0.25) == 1);
}

TEST_CASE("diff in the body of an activation means its parameter, whatever is passed") {
    constexpr auto f = x * x * x;
    constexpr auto slope = ogive::activation<"slope">(x, diff(x * x * x, x));
    CHECK(same_derivative(slope(x), diff(f, x)));
    STATIC_REQUIRE(slope(y)(5.0) == 75);
    STATIC_REQUIRE(slope(2 * x)(1.0) == 12);
    STATIC_REQUIRE(slope(2.0) == 12);
    STATIC_REQUIRE(diff(slope(2 * x), x)(1.0) == 24);
    STATIC_REQUIRE(slope(slope(x))(1.0) == 27);
}

TEST_CASE("diff in the body of an activation keeps arguments apart that share nodes") {
    constexpr auto by_first = ogive::activation<"by_first">(x, y, diff(x * y, x) + y);
    // with x = y = a * a the partial derivative is still that of the first argument alone
    STATIC_REQUIRE(by_first(a * a, a * a)(3.0) == 18);
    STATIC_REQUIRE(by_first(a, a)(3.0) == 6);
    STATIC_REQUIRE(by_first(exp(0 * a) * a, a)(3.0) == 6);
    STATIC_REQUIRE(by_first(y, x)(x = 2.0, y = 5.0) == 4); // the names are swapped at the call
    STATIC_REQUIRE(diff(by_first(a, a), a)(3.0) == 2);
    constexpr auto mixed = ogive::activation<"mixed">(x, y, diff(x * x * y * y, x, y));
    STATIC_REQUIRE(mixed(a, a)(3.0) == 36);
    STATIC_REQUIRE(mixed(a + 1, a)(2.0) == 24);
    constexpr auto of_number = ogive::activation<"of_number">(x, a = 2, diff(a * x * a, a));
    STATIC_REQUIRE(of_number(5.0) == 20);
    STATIC_REQUIRE(of_number(x, x)(3.0) == 18);
}

TEST_CASE("Kinks: the derivatives that are documented") {
    STATIC_REQUIRE(diff(abs(x), x)(0.0) == 0);
    STATIC_REQUIRE(diff(sign(x), x)(0.0) == 0);
    STATIC_REQUIRE(diff(max(x, 0), x)(0.0) == 0.5);
    STATIC_REQUIRE(diff(min(x, 0), x)(0.0) == 0.5);
    STATIC_REQUIRE(diff(where(x > 0, x, 0), x)(0.0) == 0);
    STATIC_REQUIRE(diff(clamp(x, -1, 1), x)(1.0) == 1);
    STATIC_REQUIRE(diff(clamp(x, -1, 1), x)(-1.0) == 1);
    STATIC_REQUIRE(diff(max(x, y, a), x)(x = 1.0, y = 1.0, a = 1.0) == 1.0 / 3);
    STATIC_REQUIRE(diff(max(x, y, a), x)(x = 1.0, y = 1.0, a = 0.0) == 0.5);
    STATIC_REQUIRE(diff(max(x, y, a), x)(x = 1.0, y = 2.0, a = 0.0) == 0);
    STATIC_REQUIRE(diff(max(x, y, a), y)(x = 1.0, y = 2.0, a = 0.0) == 1);
    CHECK(diff(pow(x, 2.5), x)(0.0) == 0);
    CHECK(diff(pow(x, a), a)(x = 0.0, a = 2.0) == 0);
    CHECK(diff(pow(x, 0 * a), x)(x = 3.0, a = 2.0) == 0);
}

TEST_CASE("Where the bounds of clamp are swapped, it is the upper one, and so is its derivative") {
    constexpr auto f = clamp(x, y, a);
    STATIC_REQUIRE(f(x = 1.0, y = 5.0, a = 3.0) == 3);
    STATIC_REQUIRE(diff(f, a)(x = 1.0, y = 5.0, a = 3.0) == 1);
    STATIC_REQUIRE(diff(f, y)(x = 1.0, y = 5.0, a = 3.0) == 0);
    STATIC_REQUIRE(diff(f, x)(x = 4.0, y = 5.0, a = 3.0) == 0);
    STATIC_REQUIRE(diff(f, y)(x = 1.0, y = 3.0, a = 3.0) == 1);
}

TEST_CASE("A branch that is not taken contributes exactly nothing") {
    CHECK(diff(where(x > 0, sqrt(x), 0), x)(0.0) == 0); // sqrt'(0) is infinite
    CHECK(diff(where(x > 0, log(x), x), x)(-1.0) == 1); // log(-1) is NaN
    CHECK(diff(where(x > 0, log(x), x), x)(0.0) == 1);
    CHECK(diff(where(x < 700, x, exp(x)), x)(600.0) == 1);
    CHECK(diff(where(x < 1, x, exp(exp(exp(x)))), x)(0.5) == 1);
    CHECK(diff(y * where(x > 0, 1 / x, x), x)(x = 0.0, y = 2.0) == 2);
    CHECK(diff(where(x > 0, sqrt(x) * 0, 3 * x), x)(-4.0) == 3);
    CHECK(diff(exp(where(x > 0, log(x), x)), x)(0.0) == 1);
}

TEST_CASE("Several branches that are not taken contribute exactly nothing") {
    CHECK(diff(max(where(x < x, pow(x, x), x), x), x, x)(-3.0) == 0);
    CHECK(diff(max(sqrt(x), 1) + max(2 * sqrt(x), 1), x)(0.0) == 0);
    constexpr auto two_of_log = max(log(x), y) + max(2 * log(x), 3 * y); // log(0) is minus infinity
    CHECK(diff(two_of_log, x)(x = 0.0, y = 1.0) == 0);
    CHECK(diff(two_of_log, y)(x = 0.0, y = 1.0) == 4);
    // What is left of terms that have cancelled: 0 / log(0) is 0, and so is the derivative, whatever it is divided by.
    CHECK(diff(where(exp(0 / log(x)) > 0, exp(0 / log(x)), 1.5), x)(0.0) == 0);
    CHECK(diff(softplus(pow(0 / x, x)), x)(0.5) == 0);
    // The path that leads through both branches of a condition.
    CHECK(diff(square(where(a != 1, a, pow(x, y))), a, y)(x = -2.5, y = 1.5, a = 3.0) == 0);
    // An infinite factor that is made finite for its limit.
    CHECK(diff(where(y < 0.25, exp(exp(0.5 * min(x, y) * exp(min(x, y) + y))), x), y, x)(x = 7.0, y = 5.7) ==
          0);
}

TEST_CASE("The derivative of a quotient by what decays is right wherever the quotient is a number") {
    // y / b / b * db overflows where b and db are beyond the square root of the smallest numbers.
    auto const relative = [](auto slope, double exact) {
        return std::fabs(static_cast<double>(slope) / exact - 1);
    };
    constexpr auto quotient = y / clamp(normal_pdf(1 + x), -1, 2);
    constexpr auto slope = diff(quotient, x); // (1 + x) times the quotient
    CHECK(relative(slope(x = 9.0f, y = 1.0f), 1.299614e23) < 1e-5);
    CHECK(relative(slope(x = 11.0f, y = 1.0f), 5.5908017e32) < 1e-5);
    CHECK(relative(slope(x = 30.0, y = 1.0), 31 * quotient(x = 30.0, y = 1.0)) < 1e-12);
    constexpr auto reciprocal = 1 / softplus(x); // nearly exp(-x) on the left
    CHECK(relative(diff(reciprocal, x)(-60.0f), -std::exp(60.0)) < 1e-5);
    CHECK(relative(diff(reciprocal, x)(-400.0), -std::exp(400.0)) < 1e-12);
    CHECK(relative(diff(1 / normal_cdf(x), x)(-10.0f), -1.3252346e24) < 1e-5);
    // Other factors may stand between the divisors and what decays.
    constexpr auto by_tail = diff(y / erfc(x), x);
    CHECK(relative(by_tail(x = 8.0f, y = 1.0f), 1.43644799e30) < 1e-5);
    CHECK(relative(by_tail(x = 26.0, y = 1.0), 9.1888816580885128e296) < 1e-12);
    constexpr auto by_tanh = diff(y / tanh(sigmoid(x)), x);
    CHECK(relative(by_tanh(x = -60.0f, y = 1.0f), -std::exp(60.0)) < 1e-5);
    CHECK(relative(by_tanh(x = -400.0, y = 1.0), -std::exp(400.0)) < 1e-12);
    CHECK(relative(diff(rsqrt(normal_cdf(x)), x)(-37.0), -7.7371136333573398e150) < 1e-12);
}

TEST_CASE("So is the second derivative of a quotient by one thing that decays") {
    auto const relative = [](auto slope, double exact) {
        return std::fabs(static_cast<double>(slope) / exact - 1);
    };
    CHECK(relative(diff(1 / softplus(x), x, x)(-80.0f), std::exp(80.0)) < 1e-5);
    CHECK(relative(diff(1 / softplus(x), x, x)(-600.0), std::exp(600.0)) < 1e-12);
    CHECK(relative(diff(1 / normal_cdf(x), x, x)(-20.0), 1.4634899953276964e91) < 1e-12);
    CHECK(relative(diff(rsqrt(sigmoid(x)), x, x)(-600.0), 0.25 * std::exp(300.0)) < 1e-12);
}

TEST_CASE("Second derivatives of other quotients end where docs/testing.md says") {
    auto const relative = [](double slope, double exact) { return std::fabs(slope / exact - 1); };
    constexpr auto of_sum = diff(1 / (sigmoid(x) + sigmoid(2 * x)), x, x);
    CHECK(relative(of_sum(-354.0), std::exp(354.0)) < 1e-12);
    CHECK_FALSE(relative(of_sum(-355.0), std::exp(355.0)) < 1);
    constexpr auto of_quotient = diff(tanh(x) / softplus(x), x, x);
    CHECK(relative(of_quotient(-354.0), -std::exp(354.0)) < 1e-12);
    CHECK_FALSE(relative(of_quotient(-355.0), -std::exp(355.0)) < 1);
    constexpr auto of_power = diff(pow(softplus(x), -1.5), x, x);
    CHECK(relative(of_power(-202.0), 2.25 * std::exp(303.0)) < 1e-12);
    CHECK_FALSE(relative(of_power(-203.0), 2.25 * std::exp(304.5)) < 1);
    constexpr auto of_logarithm =
        diff(log(tanh(sigmoid(x))), x, x); // -exp(x), to the digits of the first derivative
    CHECK(std::fabs(of_logarithm(-354.0)) < 1e-30);
    CHECK(std::fabs(of_logarithm(-355.0)) > 0.1);
}

TEST_CASE("A gated unit is right where its gate alone is below the smallest numbers") {
    auto const relative = [](auto value, double exact) {
        return std::fabs(static_cast<double>(value) / exact - 1);
    };
    constexpr auto geglu = ogive::geglu(a, y);
    CHECK(relative(geglu(a = 1e301, y = -45.0), -7.5428059763247149e-140) < 1e-15);
    CHECK(relative(geglu(a = 1e35f, y = -14.0f), -1.0910951546869920e-8) < 1e-6);
    constexpr auto swiglu = ogive::swiglu(a, y);
    CHECK(relative(swiglu(a = 1e301, y = -760.0), -6.5615636466825536e-27) < 1e-15);
    CHECK(relative(swiglu(a = 1e35f, y = -110.0f), -1.8578030682469856e-11) < 1e-6);
}

TEST_CASE("Derivatives come out in the safe form, whatever form was written") {
    CHECK(same_derivative(diff(1 / (1 + exp(-x)), x), diff(sigmoid(x), x)));
    CHECK(same_derivative(diff(log(1 + exp(x)), x), sigmoid(x)));
    CHECK(same_derivative(exp(x) - 1, expm1(x)));
    CHECK(same_derivative(diff(exp(x) - 1, x), exp(x)));
    CHECK(same_derivative(1 - sigmoid(x), sigmoid(-x)));
    CHECK(same_derivative((exp(x) - exp(-x)) / (exp(x) + exp(-x)), tanh(x)));
    CHECK(same_derivative(exp(x) / (exp(x) + 1), sigmoid(x)));
    CHECK(same_derivative(0.5 * x * (1 + erf(x / 1.4142135623730951)), x * normal_cdf(x)));
    CHECK(same_derivative(log(sigmoid(x)), -softplus(-x)));
}
