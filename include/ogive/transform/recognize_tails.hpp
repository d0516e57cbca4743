// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/quotient_slope.hpp>
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// Quotients and logarithms of what overflows, or is 0, far out, where they are neither; likewise when all derivatives
/// are taken. And the slopes of quotients that have a limit at 0.
inline constexpr auto const& recognize_tails_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), x = w.any();
    auto const size = abs(x);

    // the normal distribution
    auto const cdf = normal_cdf(x), pdf = normal_pdf(x), inverse = piece<primitives::inverse_mills_op>(x);
    w.rule(pdf / cdf, inverse);
    w.rule((a * pdf) / cdf, a * inverse);
    w.rule((a / cdf) * pdf, a * inverse);
    auto const of_minus = piece<primitives::inverse_mills_op>(-x);
    w.rule(pdf / normal_cdf(-x), of_minus);
    w.rule((a * pdf) / normal_cdf(-x), a * of_minus);
    w.rule((a / normal_cdf(-x)) * pdf, a * of_minus);

    auto const mills = piece<primitives::mills_ratio_op>(size);
    auto const tail = piece<primitives::gauss_op>(x) * mills;
    w.rule(log(cdf), where(x >= 0, log1p(-tail), log(mills) - (0.5 * size) * size));

    // What grows beside it
    auto const growing = exp(0.5 * square(x));
    for (bool const upper : {true, false}) {
        term const both = where(upper ? x >= 0 : x <= 0, mills, growing - mills), u = upper ? -x : x;
        w.rule(growing * normal_cdf(u), both);
        w.rule((a * growing) * normal_cdf(u), a * both);
    }
    w.rule(growing * (x * normal_cdf(-x) - pdf),
           x * where(x >= 0, mills, growing - mills) - 0.39894228040143267794);

    // erfc(x) = 2 e^(-x^2) M(x sqrt(2))
    auto const scaled = 2 * piece<primitives::mills_ratio_op>(1.41421356237309504880 * size);
    auto const square_exp = exp(square(x)), product = where(x >= 0, scaled, square_exp * (1 + erf(size)));
    w.rule(log(erfc(x)), where(x < 0.5, log1p(-erf(x)), log(scaled) - size * size));
    w.rule(square_exp * erfc(x), product);
    w.rule((a * square_exp) * erfc(x), a * product);
    w.rule(square_exp * (2 * (x * erfc(x)) - a * exp(-square(x))), 2 * (x * product) - a);
    // Its derivative's factor
    w.rule((a / erfc(x)) * exp(-square(x)), a / product);

    // log(cosh(x)): 1 - tanh(x)^2 is 1 / cosh(x)^2
    auto const log_two = w.placeholder(is_log_two), n = w.placeholder(is_moderate_number);
    auto const decay = softplus(-(2 * size)), twice = softplus(-(2 * x));
    auto const log_cosh =
        where(size < 1, -(0.5 * log1p(-square(tanh(x)))), (size - 0.69314718055994530942) + decay);
    w.rule(log(0.5 * (exp(x) + exp(-x))), log_cosh);
    w.rule((size + decay) - log_two, log_cosh);
    w.rule((x + twice) - log_two, log_cosh);
    w.rule((softplus(2 * x) - x) - log_two, log_cosh);
    w.rule(where(x >= -x, x + twice, softplus(2 * x) - x) - log_two, log_cosh);
    w.rule((log_two - x) - twice, -log_cosh);
    w.rule(log(4 * (sigmoid(x) * sigmoid(-x))),
           where(size < 2, log1p(-square(tanh(0.5 * x))),
                 -((size - 2 * 0.69314718055994530942) + 2 * softplus(-size))));
    w.rule(log(sigmoid(x) * sigmoid(-x)), -(size + 2 * softplus(-size)));

    // squares, which overflow before their logarithms and reciprocals are at an end
    auto const far = (size > 1e18), bounded = where(far, 0, square(x)), finite = where(far, 1, square(x));
    auto const sum = n + square(x), inner = where(far, x, n + bounded), outer = where(far, 1, x);
    auto const times = where(far, 2, 1), moderate = min(size, 1e30);
    w.rule(log(square(x)), 2 * log(size));
    w.rule(log1p(square(x)), times * log1p(where(far, size, square(x))));
    w.rule(log(sum), times * log(where(far, size, n + bounded)));
    w.rule(x / sum, outer / inner);
    w.rule((a / sum) * x, outer * (a / inner));
    auto const whole = w.placeholder(is_one_or_more); // no subnormal number is divided by less
    w.rule((a * square(1 / (whole + square(x)))) * x,
           (outer * (a / where(far, x, whole + bounded))) / (whole + square(x)));
    w.rule((((a / (whole + square(x))) / (whole + square(x))) * 2) * x,
           (outer * ((2 * a) / where(far, x, whole + bounded))) / (whole + square(x)));
    w.rule(square(x) / sum, finite / where(far, 1, n + bounded));
    w.rule(1 - 1 / (1 + square(x)), finite / where(far, 1, 1 + bounded));
    w.rule(1 - 1 / (1 + size), moderate / (1 + moderate));

    // (f(x) / x)'
    auto const of_expm1 = [](term u) {
        return where(abs(u) < 0.015625, piece<primitives::expm1_quotient_slope_op>(u),
                     (exp(u) - expm1(u) / u) / u);
    };
    w.rule(cos(x) / x - (sin(x) / x) / x,
           where(size < 1, piece<primitives::sin_quotient_slope_op>(x), (cos(x) - sin(x) / x) / x));
    w.rule(exp(x) / x - (expm1(x) / x) / x, of_expm1(x));
    w.rule((expm1(-x) / x) / x + exp(-x) / x, -of_expm1(-x));
    w.rule((1 / x) / (1 + x) - (log1p(x) / x) / x,
           where(size < 0.015625, piece<primitives::log1p_quotient_slope_op>(x),
                 (1 / (1 + x) - log1p(x) / x) / x));
}>();

} // namespace ogive::graphs
