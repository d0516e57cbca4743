// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// 1/sqrt(2) as users write it: within an ulp or two.
constexpr bool is_sqrt_half(node const& n) {
    double const error = n.value - 0.70710678118654752440;
    return n.is_number() && error < 3e-16 && error > -3e-16;
}

constexpr bool is_sqrt_two(node const& n) {
    double const error = n.value - 1.41421356237309504880;
    return n.is_number() && error < 5e-16 && error > -5e-16;
}

/// Textbook forms become the forms that are accurate for every input: no cancellation, no overflow on the way.
inline constexpr auto stabilize_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), x = w.any();
    auto const sqrt_half = w.placeholder(is_sqrt_half), sqrt_two = w.placeholder(is_sqrt_two);

    w.rule(a * (1 / b), a / b);
    w.rule(a * a, square(a));
    w.rule(a / (1 + exp(x)), a * sigmoid(-x));
    w.rule(exp(x) * sigmoid(-x), sigmoid(x));
    w.rule(1 - sigmoid(x), sigmoid(-x));
    w.rule(2 * sigmoid(x) - 1, tanh(0.5 * x));
    w.rule(1 - 2 * sigmoid(-x), tanh(0.5 * x));

    w.rule(log(1 + exp(x)), softplus(x));
    w.rule(log1p(exp(x)), softplus(x));
    w.rule(log(1 + x), log1p(x));
    w.rule(log(sigmoid(x)), -softplus(-x));
    w.rule(logsigmoid(x), -softplus(-x));
    w.rule(exp(x) - 1, expm1(x));
    w.rule(1 - exp(x), -expm1(x));

    w.rule((exp(x) - exp(-x)) / (exp(x) + exp(-x)), tanh(x));
    w.rule(1 - square(tanh(x)), 4 * (sigmoid(2 * x) * sigmoid(-(2 * x))));
    w.rule(1 - 4 * (sigmoid(x) * sigmoid(-x)), square(tanh(0.5 * x)));
    w.rule(1 - (4 * sigmoid(x)) * sigmoid(-x), square(tanh(0.5 * x)));
    w.rule(1 + tanh(x), 2 * sigmoid(2 * x));
    w.rule(1 - tanh(x), 2 * sigmoid(-(2 * x)));

    w.rule(1 + erf(x), erfc(-x));
    w.rule(1 - erf(x), erfc(x));
    w.rule(1 - erfc(x), erf(x));
    w.rule(erfc(sqrt_half * x), 2 * normal_cdf(-x));
    w.rule(erfc(x / sqrt_two), 2 * normal_cdf(-x));
    w.rule(erfc(-(sqrt_half * x)), 2 * normal_cdf(x));
    w.rule(erfc(-(x / sqrt_two)), 2 * normal_cdf(x));
    w.rule(1 - normal_cdf(x), normal_cdf(-x));
}>();

} // namespace ogive::graphs
