// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

constexpr bool is_no_exponential(node const& n) { return n.op != &describe<primitives::exp_op>; }
constexpr bool is_plain_exponent(node const& n) {
    return is_no_exponential(n) && n.op != &describe<primitives::negate_op>;
}

/// Textbook forms become the forms that are accurate for every input: no cancellation, no overflow on the way.
inline constexpr auto const& stabilize_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), x = w.any();
    auto const sqrt_half = w.placeholder(is_sqrt_half), sqrt_two = w.placeholder(is_sqrt_two);
    auto const non_integer = w.placeholder(is_non_integer);
    auto const n = w.placeholder(is_moderate_number), positive = w.placeholder(is_positive_number);

    w.rule(a * (1 / b), a / b);
    w.rule(a * a, square(a));
    w.rule(square(1 + x) - 1, x * (2 + x));
    w.rule(square(1 - x) - 1, x * (x - 2));
    w.rule(sqrt(square(x)), abs(x));

    // exponentials
    // Not exp(-x) * exp(-exp(-x)): at -inf the sum would be inf - inf.
    auto const p = w.placeholder(is_plain_exponent), q = w.placeholder(is_plain_exponent);
    auto const u = w.placeholder(is_no_exponential), v = w.placeholder(is_no_exponential);
    w.rule(exp(p) * exp(q), exp(p + q));
    w.rule(exp(p) * exp(-v), exp(p - v));
    w.rule(exp(-u) * exp(-v), exp(-(u + v)));
    w.rule(a / exp(x), a * exp(-x));
    w.rule(square(exp(x)), exp(2 * x));
    w.rule(sqrt(exp(x)), exp(0.5 * x));
    w.rule(pow(exp(x), n), exp(n * x));
    w.rule(log(exp(x)), x);
    w.rule(exp(x) - 1, expm1(x));
    w.rule(1 - exp(x), -expm1(x));
    w.rule(exp(x) - exp(-x), expm1(x) - expm1(-x));

    // sigmoid
    w.rule(a / (1 + exp(x)), a * sigmoid(-x));
    w.rule(exp(x) * sigmoid(-x), sigmoid(x));
    w.rule((a * exp(x)) * sigmoid(-x), a * sigmoid(x));
    w.rule(exp(a) / (exp(a) + exp(b)), sigmoid(a - b));
    w.rule((x * exp(a)) / (exp(a) + exp(b)), x * sigmoid(a - b));
    w.rule(exp(-softplus(x)), sigmoid(-x));
    w.rule(pow(sigmoid(x), non_integer), exp(-(non_integer * softplus(-x))));
    w.rule(1 - sigmoid(x), sigmoid(-x));
    w.rule(sigmoid(x) - 1, -sigmoid(-x));
    w.rule(a - a * sigmoid(x), a * sigmoid(-x));
    w.rule(a * sigmoid(x) - a, -(a * sigmoid(-x)));
    w.rule(a / square(1 + exp(x)), a * square(sigmoid(-x)));
    w.rule(exp(x) * square(sigmoid(-x)), sigmoid(x) * sigmoid(-x));
    w.rule(sigmoid(x) - square(sigmoid(x)), sigmoid(x) * sigmoid(-x));

    // softplus
    w.rule(log(1 + exp(x)), softplus(x));
    w.rule(log1p(exp(x)), softplus(x));
    w.rule(log(1 + x), log1p(x));
    w.rule(log(1 - x), log1p(-x));
    w.rule(log((1 + x) / (1 - x)), log1p(x) - log1p(-x));
    w.rule(log(sigmoid(x)), -softplus(-x));
    w.rule(logsigmoid(x), -softplus(-x));
    w.rule(x + softplus(-x), softplus(x));
    w.rule(x - softplus(x), -softplus(-x));
    w.rule(softplus(x) - x, softplus(-x));
    w.rule(softplus(x) - softplus(-x), x);
    w.rule(softplus(x) - max(x, 0), softplus(-abs(x)));
    w.rule(max(x, 0) + softplus(-abs(x)), softplus(x));
    w.rule(max(positive * x, 0) + softplus(-(positive * abs(x))), softplus(positive * x));
    w.rule(max(-x, 0) + softplus(-abs(x)), softplus(-x));
    w.rule(max(-(positive * x), 0) + softplus(-(positive * abs(x))), softplus(-(positive * x)));
    w.rule((max(x, 0) - a) + softplus(-abs(x)), softplus(x) - a);
    w.rule(log(exp(a) + exp(b)), where(a >= b, a + softplus(-(a - b)), b + softplus(a - b)));

    // tanh
    w.rule((expm1(x) - expm1(-x)) / (exp(x) + exp(-x)), tanh(x));
    w.rule(expm1(x) * sigmoid(-x), tanh(0.5 * x));
    w.rule(2 * sigmoid(x) - 1, tanh(0.5 * x));
    w.rule(sigmoid(x) - 0.5, 0.5 * tanh(0.5 * x));
    w.rule(0.5 - sigmoid(x), -(0.5 * tanh(0.5 * x)));
    w.rule(sigmoid(x) - sigmoid(-x), tanh(0.5 * x));
    w.rule(1 - 2 * sigmoid(x), -tanh(0.5 * x));
    w.rule(a / square(exp(x) + exp(-x)), a * (sigmoid(2 * x) * sigmoid(-(2 * x))));
    w.rule(1 - square(tanh(x)), 4 * (sigmoid(2 * x) * sigmoid(-(2 * x))));
    w.rule(1 - 4 * (sigmoid(x) * sigmoid(-x)), square(tanh(0.5 * x)));
    w.rule(1 - (4 * sigmoid(x)) * sigmoid(-x), square(tanh(0.5 * x)));
    w.rule(1 + tanh(x), 2 * sigmoid(2 * x));
    w.rule(1 - tanh(x), 2 * sigmoid(-(2 * x)));
    w.rule(tanh(x) - 1, -(2 * sigmoid(-(2 * x))));
    w.rule(a + a * tanh(x), a * (2 * sigmoid(2 * x)));
    w.rule(a - a * tanh(x), a * (2 * sigmoid(-(2 * x))));
    w.rule(a * tanh(x) - a, -(a * (2 * sigmoid(-(2 * x)))));

    // the normal distribution
    w.rule(1 + erf(x), erfc(-x));
    w.rule(1 - erf(x), erfc(x));
    w.rule(erf(x) - 1, -erfc(x));
    w.rule(a + a * erf(x), a * erfc(-x));
    w.rule(a - a * erf(x), a * erfc(x));
    w.rule(a * erf(x) - a, -(a * erfc(x)));
    w.rule(1 - erfc(x), erf(x));
    w.rule(1 - 0.5 * erfc(x), 0.5 * erfc(-x));
    w.rule(erfc(sqrt_half * x), 2 * normal_cdf(-x));
    w.rule(erfc(x / sqrt_two), 2 * normal_cdf(-x));
    w.rule(erfc(-(sqrt_half * x)), 2 * normal_cdf(x));
    w.rule(erfc(-(x / sqrt_two)), 2 * normal_cdf(x));
    w.rule(1 - normal_cdf(x), normal_cdf(-x));
    w.rule(normal_cdf(x) - 1, -normal_cdf(-x));
    w.rule(a - a * normal_cdf(x), a * normal_cdf(-x));
    w.rule(a * normal_cdf(x) - a, -(a * normal_cdf(-x)));
}>();

} // namespace ogive::graphs
