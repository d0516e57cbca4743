// SPDX-License-Identifier: BSL-1.0
// Formulas as textbooks and users write them, in double. Of these 16 first derivatives, nine libraries of automatic
// differentiation (autodiff's dual and var, Adept, CoDiPack forward and reverse, CppAD, XAD, FastAD, Boost.Math) get 8
// to 11 wrong each.
#include "catch.hpp"
#include "oracle.hpp"
#include "ulp.hpp"
#include <numbers>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;

constexpr auto sigmoid = 1 / (1 + exp(-x));
constexpr auto silu = x / (1 + exp(-x));
constexpr auto softplus = log(1 + exp(x));
constexpr auto tangent = (exp(x) - exp(-x)) / (exp(x) + exp(-x));
constexpr auto gelu = 0.5 * x * (1 + erf(x / std::numbers::sqrt2));
constexpr auto mish = x * tanh(log(1 + exp(x)));

/// How many of these derivatives are right to 5 ulp of double, called by themselves and computed by a kernel.
template <auto F>
int right_ones(std::string_view name, std::initializer_list<double> points) {
    static constexpr auto slope = diff(F, x);
    int right = 0;
    for (double const at : points) {
        double const given[]{at, 1}; // softplus has a second parameter
        long double const exact = oracles::evaluate(name, given, 0).order[1];
        double const alone = ogive::evaluate<slope>(at), input[]{at};
        double result[1];
        ogive::kernel<slope>(input, result);
        INFO(name << "' at " << at << " is " << exact << ", not " << alone << " or " << result[0]);
        bool const is_right = test::ulp_error(alone, exact) <= 5 && test::ulp_error(result[0], exact) <= 5;
        CHECK(is_right);
        right += is_right;
    }
    return right;
}

} // namespace

TEST_CASE("Sixteen derivatives of textbook formulas that nine libraries get wrong") {
    int right = 0;
    right += right_ones<sigmoid>("sigmoid", {40, -400, -800});
    right += right_ones<silu>("silu", {-400, -709, -800});
    right += right_ones<softplus>("softplus", {-40, 800});
    right += right_ones<tangent>("tanh", {20, 400, 800});
    right += right_ones<gelu>("gelu", {-9, -10});
    right += right_ones<mish>("mish", {-40, 400, 800});
    CHECK(right == 16);
}
