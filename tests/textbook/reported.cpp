// SPDX-License-Identifier: BSL-1.0
// Forms that users of other libraries reported as wrong, somewhere: values and first derivatives are right at every
// input, tiny, ordinary and huge, in float and in double, against the formula as it is written, with up to 1000 digits.
#include "catch.hpp"
#include "ulp.hpp"
#include <cmath>
#include <ogive/check/exact_value.hpp>
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

namespace {

using namespace ogive::graphs;

struct form {
    char const* text;
    term (*written)(term x);
    double low = -1e300;
    double high = 1e300;
    int orders = 2;                  ///< 1: only the value
    term (*meant)(term x) = nullptr; ///< what it means, where a number in it stands for log(2)
};

term log_cosh(term x) { return log((exp(x) + exp(-x)) / 2); }
term minus_log_cosh(term x) { return -(2 * log_cosh(x)); }

// clang-format off
#define FORM(...) #__VA_ARGS__, [](term x) -> term { return __VA_ARGS__; }
// clang-format on

constexpr double sqrt2 = 1.4142135623730951, log2 = 0.69314718055994531;
constexpr double above = 0, below = 1e300; // of x > 0

form const forms[]{
    {FORM(log(normal_cdf(x)))},
    {FORM(log(0.5 * (1 + erf(x / sqrt2))))},
    {FORM(log(0.5 * erfc(-x / sqrt2)))},
    {FORM(normal_pdf(x) / normal_cdf(x)), -1e300, 1e300, 1},
    {FORM(normal_pdf(x) / (1 - normal_cdf(x))), -1e300, 1e300, 1},
    {FORM(log(erfc(x))), -10, 1e5},
    {FORM(exp(x * x) * erfc(x)), -1e300, 1e300, 1},
    {FORM(exp(square(x) / 2) * normal_cdf(-x)), -1e300, 1e300, 1},
    {FORM(1 - cos(x))},
    {FORM(cos(x) - 1)},
    {FORM(log((exp(x) + exp(-x)) / 2))},
    {FORM(log(1 - square(tanh(x))))},
    {FORM(log(1 - tanh(x) * tanh(x)))},
    {FORM(log(sigmoid(x) * (1 - sigmoid(x))))},
    {FORM(abs(x) + log1p(exp(-2 * abs(x))) - log2), -1e300, 1e300, 2, log_cosh},
    {FORM(x + softplus(-2 * x) - log2), -1e300, 1e300, 2, log_cosh},
    {FORM(softplus(2 * x) - x - log2), -1e300, 1e300, 2, log_cosh},
    {FORM(log(exp(x) + exp(-x)) - log2), -1e300, 1e300, 1, log_cosh},
    {FORM(2 * (log2 - x - softplus(-2 * x))), -1e300, 1e300, 2, minus_log_cosh},
    {FORM(softplus(x) - softplus(-x))},
    {FORM(log(1 - sigmoid(x)) - log(sigmoid(x)))},
    {FORM(softplus(x) - max(x, 0))},
    {FORM(log1p(-exp(-x))), above, below},
    {FORM(log(-expm1(-x))), 1e-30, 100},
    {FORM(0.5 * log((1 + x) / (1 - x))), -1, 1},
    {FORM(1 - 1 / sqrt(1 + x * x))},
    {FORM(sqrt(1 + square(x / 2)) - 1)},
    {FORM(log(x + sqrt(x * x + 1)))},
    {FORM(sqrt(x * x))},
    {FORM(log(x * x))},
    {FORM(log(1 + x * x))},
    {FORM(0.5 * log(2 + x * x))},
    {FORM(x / (1 + x * x)), -1e300, 1e300, 1},
    {FORM(x * x / (1 + x * x))},
    {FORM(1 - 1 / (1 + x * x))},
    {FORM(1 - 1 / (1 + abs(x)))},
    // exponentials that overflow beside one another
    {FORM(exp(x) / (exp(x) + 2))},
    {FORM(1 / (1 + 2 * exp(-x)))},
    {FORM(exp(2 * x) / (exp(2 * x) + 3))},
    {FORM(2 / (exp(x) + exp(-x)))},
    {FORM(1 / ((exp(x) + exp(-x)) / 2))},
    {FORM(log(1 + exp(x) + exp(2 * x)))},
    {FORM(log(exp(x) + 2))},
    {FORM(log(exp(x) - 1)), above, below},
    {FORM(log(1 - exp(-x))), above, below},
    {FORM(1 / (exp(x) - 1))},
    {FORM(x / (exp(x) - 1)), 1e-15, below},
    {FORM(sqrt(1 + exp(x)) - 1)},
    {FORM(pow(1 + exp(x), -0.5))},
    {FORM((x * exp(x) + exp(0.5 * x)) / (exp(x) + exp(0.5 * x)))},
    // in float, of what double is too narrow for
    {FORM(log(1 + tanh(x))), -300, 1e300},
    {FORM(sqrt(1 + x) - 1), above, below},
    {FORM(square(sigmoid(x)) - square(sigmoid(-x))), 1e-300, below},
    {FORM(1 / x - 1 / expm1(x)), 1e-15, below, 1},
    // quotients with a limit at 0
    {FORM(expm1(x) / x), -1e300, 80},
    {FORM((1 - exp(-x)) / x), -80},
    {FORM(where(x == 0, 1, log1p(x) / x)), -0.75, below},
    {FORM(sin(x) / x), -4, 4},
    {FORM(where(x == 0, 1, sin(x) / x)), -4, 4},
};
#undef FORM

template <class T>
std::vector<T> points(form const& f) {
    std::vector<T> all{0};
    test::random_bits random{11};
    auto const both = [&](double x) {
        for (double const each : {x, -x})
            if (each >= f.low && each <= f.high && std::fabs(each) < std::numeric_limits<T>::max())
                all.push_back(static_cast<T>(each));
    };
    double const step = sizeof(T) == 4 ? 5.7 : 41.3;
    for (double e = sizeof(T) == 4 ? -44.4 : -322; e < 308; e += step) both(1.37 * std::pow(10.0, e));
    for (int i = 0; i < 8; ++i) both(random.between<double>(0, 1));
    for (int i = 0; i < 12; ++i) both(std::exp(random.between<double>(-9, 4)));
    for (double x : {0.5, 1.0, 9.0, 13.0, 20.0, 38.0, 40.0, 88.0, 90.0, 104.0, 400.0, 709.0, 745.0}) both(x);
    return all;
}

graph of_order(term (*formula)(term), int order) {
    graph g;
    node_id const x = g.variable("x");
    node_id node = formula(term(g, x)).id;
    for (int i = 0; i < order; ++i) {
        node_id const operands[]{node, x, x};
        node = g.operation(describe<ogive::primitives::derivative_op>, operands, 3);
    }
    g.outputs.push_back(node);
    return g;
}

template <class T>
int check(form const& f, int order) {
    graph const derived = derive(of_order(f.written, order));
    graph const program = sizeof(T) == 4 ? compile(derived) : compile_in_double(derived);
    graph plain = of_order(f.meant != nullptr ? f.meant : f.written, order);
    while (has_derivatives(plain)) plain = without_dead_nodes(differentiate(plain));
    int decided = 0;
    for (T const x : points<T>(f)) {
        auto const exact = ogive::check::exact_value(plain, {static_cast<double>(x)});
        if (!exact || std::isinf(*exact)) continue; // of the reference's own numbers
        ++decided;
        T const result = ogive::kernels::interpret<T>(program, &x);
        double const error = test::ulp_error(result, *exact);
        if (error <= (order == 0 ? 4 : 6)) continue;
        INFO(f.text << ", derivative " << order << (sizeof(T) == 4 ? ", float: " : ", double: ") << error
                    << " ulp at " << x << ": " << result << ", exactly " << static_cast<double>(*exact));
        CHECK(error <= 6);
    }
    return decided;
}

constexpr auto x = ogive::var<"x">;
constexpr auto little = sqrt(1 + x) - 1;
constexpr auto logistic = exp(x) / (exp(x) + 2);
constexpr auto power = pow(x, 0.3);

} // namespace

TEST_CASE("Forms that were reported elsewhere are right, and so are their derivatives") {
    for (form const& f : forms)
        for (int order = 0; order < f.orders; ++order) {
            INFO(f.text);
            CHECK(check<float>(f, order) > 20);
            CHECK(check<double>(f, order) > 20);
        }
}

TEST_CASE("Kernels of floats see what double does not: sqrt(1 + x) - 1 of tiny x") {
    std::vector<float> const in{1e-10f, -1e-17f, 1e-30f, 0.5f, 1e-3f};
    std::vector<float> out(in.size());
    ogive::kernel<little>(in, out);
    for (std::size_t i = 0; i < in.size(); ++i) {
        long double const exact = in[i] / (std::sqrt(1 + static_cast<long double>(in[i])) + 1);
        CHECK(test::ulp_error(out[i], exact) <= 0.51);
        CHECK(test::same_bits(out[i], little(in[i])));
    }
}

TEST_CASE("Kernels divide exponentials before they overflow: exp(x) / (exp(x) + 2) and its derivative") {
    std::vector<float> const in{-100, -1, 0, 89, 1e9f};
    std::vector<float> out(in.size()), slope(in.size());
    ogive::kernel<logistic, diff(logistic, x)>(in, out, slope);
    for (std::size_t i = 0; i < in.size(); ++i) {
        long double const e = std::exp(-std::fabs(static_cast<long double>(in[i])));
        long double const sum = in[i] < 0 ? e + 2 : 1 + 2 * e;
        CHECK(test::ulp_error(out[i], (in[i] < 0 ? e : 1) / sum) <= 4);
        CHECK(test::ulp_error(slope[i], 2 * e / sum / sum) <= 6);
    }
}

TEST_CASE("Kernels of floats see the exponent that is written: pow(x, 0.3) of tiny x") {
    std::vector<float> const in{1e-38f, 1e-20f, 0.5f, 3e38f};
    std::vector<float> out(in.size()), slope(in.size());
    ogive::kernel<power, diff(power, x)>(in, out, slope);
    for (std::size_t i = 0; i < in.size(); ++i) {
        long double const base = in[i], p = 0.3;
        CHECK(test::ulp_error(out[i], std::pow(base, p)) <= 0.51);
        CHECK(test::ulp_error(slope[i], p * std::pow(base, p - 1)) <= 0.51);
    }
}
