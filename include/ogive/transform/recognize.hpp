// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/recognize_tails.hpp>

namespace ogive::graphs {

constexpr bool is_not_bounded_below(node const& n) { return n.op != &describe<primitives::finite_below_op>; }

/// Sums that cancel around a root become one operation each. They come last, when all derivatives are taken: what is
/// printed are the sums.
inline constexpr auto const& recognize_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), x = w.any();
    auto const s = sigmoid(x), t = sigmoid(-x);
    auto const slope = piece<primitives::sigmoid_slope_op>(x, a);
    w.rule(s + (a * s) * t, slope);
    w.rule(s + a * (s * t), slope);
    auto const slope_of_product = piece<primitives::sigmoid_slope_op>(x, a * b);
    w.rule(s + b * ((a * s) * t), slope_of_product);
    w.rule(s + b * (a * (s * t)), slope_of_product);
    w.rule(s * (1 + a * t), slope);
    w.rule((b * s) * (1 + a * t), b * slope);
    auto const c = w.any();
    w.rule((b * s) * (1 + (a * t) * c), b * piece<primitives::sigmoid_slope_op>(x, a * c));
    w.rule(s * (1 + (a * t) * b), slope_of_product);
    w.rule(b * s + ((b * a) * s) * t, b * slope);
    auto const minus_slope = piece<primitives::sigmoid_slope_op>(x, -a); // as of -x
    w.rule(s - a * (s * t), minus_slope);
    w.rule(s - (a * s) * t, minus_slope);
    w.rule(s * (1 - a * t), minus_slope);
    w.rule(s * (a * t - 1), -minus_slope);
    w.rule((b * s) * (1 - a * t), b * minus_slope);
    w.rule((b * s) * (a * t - 1), -(b * minus_slope));

    auto const cdf = normal_cdf(x), pdf = normal_pdf(x);
    auto const normal_slope = piece<primitives::normal_slope_op>(x, a);
    w.rule(cdf + a * pdf, normal_slope);
    w.rule(cdf + b * (a * pdf), piece<primitives::normal_slope_op>(x, a * b));
    w.rule(b * cdf + (b * a) * pdf, b * normal_slope);
    for (term const u : {x, -x}) {
        auto const minus_normal_slope = piece<primitives::normal_slope_op>(u, -a);
        w.rule(normal_cdf(u) - a * pdf, minus_normal_slope);
        w.rule(a * pdf - normal_cdf(u), -minus_normal_slope);
    }

    auto const big = sigmoid(2 * softplus(x)), small = sigmoid(-(2 * softplus(x)));
    auto const mish_slope = piece<primitives::mish_slope_op>(x, a);
    w.rule(tanh(softplus(x)) + (((4 * a) * big) * small) * s, mish_slope);
    w.rule(tanh(softplus(x)) + 4 * (((a * big) * small) * s), mish_slope);
    auto const minus_mish_slope = piece<primitives::mish_slope_op>(x, -a);
    w.rule(tanh(softplus(x)) - (((4 * a) * big) * small) * s, minus_mish_slope);
    w.rule((((4 * a) * big) * small) * s - tanh(softplus(x)), -minus_mish_slope);

    auto const n = w.placeholder(is_one_or_more), positive = w.placeholder(is_positive_number),
               small_number = w.placeholder(is_small_number);
    w.rule(positive * tanh(x / positive), piece<primitives::softcap_op>(positive, x));
    w.rule(x - tanh(x), piece<primitives::tanhshrink_op>(x));
    w.rule(tanh(x) - x, -piece<primitives::tanhshrink_op>(x));
    w.rule(n - x * tanh(0.5 * x), piece<primitives::minus_x_tanh_op>(n, x, 0.5 * x));
    w.rule(n - x * tanh(x), piece<primitives::minus_x_tanh_op>(n, x, x));
    w.rule(log(x / (1 - x)), piece<primitives::logit_op>(x));

    w.rule(log(expm1(x)), x + log(-expm1(-x)));
    // NaN for positive x, as the left side is. What is bounded below has been here already.
    auto const exponent = w.placeholder(is_not_bounded_below), inside = piece<primitives::finite_below_op>(x);
    auto const log1mexp = [&](term y, term far) {
        return where(y < -0.75, far, where(y <= 0, log(abs(expm1(y))), far));
    };
    w.rule(log(-expm1(x)), log1mexp(x, log1p(-exp(inside))));
    w.rule(log1p(-exp(exponent)),
           log1mexp(exponent, log1p(-exp(piece<primitives::finite_below_op>(exponent)))));

    auto const later = piece<primitives::shifted_sin_op>(x), before = piece<primitives::shifted_sin_op>(-x);
    auto const versine = 2 * square(sin(0.5 * x));
    w.rule(1 - cos(x), versine);
    w.rule(cos(x) - 1, -versine);
    w.rule(1 + (2 * sin(x)) * cos(x), 2 * square(later));
    w.rule(1 - (2 * sin(x)) * cos(x), 2 * square(before));
    w.rule(square(cos(x)) - square(sin(x)), 2 * (later * before));

    // Poles at 0 and at 1
    auto const other = 1 - x;
    w.rule(((1 / x) / other) / other - ((1 / x) / x) / other, ((1 / x) / other) * (1 / other - 1 / x));

    // Roots of a sum with a square: the square may overflow, and sums with them cancel.
    auto const root = piece<primitives::root_op>(x, positive, b), plain = piece<primitives::root_op>(x, 1, b);
    w.rule(sqrt(square(x) + b), plain);
    w.rule(sqrt(positive * square(x) + b), root);
    w.rule(square(1 / plain) / plain, (1 / (square(x) + b)) / plain); // fewer roundings
    w.rule(square(1 / root) / root, (1 / (positive * square(x) + b)) / root);
    w.rule(x / root, piece<primitives::over_root_op>(x, positive, b));
    w.rule((small_number * x) / plain, small_number * piece<primitives::over_root_op>(x, 1, b));
    w.rule(plain + x, piece<primitives::plus_root_op>(x, b));
    w.rule(plain - x, piece<primitives::plus_root_op>(-x, b));
    auto const u = w.any(), v = w.any();
    w.rule(piece<primitives::root_op>(u - v, 1, b) + (v - u), piece<primitives::plus_root_op>(v - u, b));
    auto const minus_one = piece<primitives::root_minus_one_op>(x);
    w.rule(piece<primitives::root_op>(x, 1, 1) - 1, minus_one);
    auto const moderate_size = min(abs(x), 1e18);
    w.rule(1 - 1 / piece<primitives::root_op>(x, 1, 1), piece<primitives::root_minus_one_op>(moderate_size) /
                                                            piece<primitives::root_op>(moderate_size, 1, 1));
    auto const plus = piece<primitives::plus_root_op>(x, b);
    w.rule(((a / plus) / plain) * plus, a / plain);
    // asinh(x)
    w.rule(log(piece<primitives::plus_root_op>(x, 1)),
           where(x >= 0, log1p(x + minus_one), -log1p(minus_one - x)));
    // Less than half of x is left at worst; where 1 is nothing beside x, the root is |x|.
    w.rule(0.5 * minus_one + x, where(x < -1e20, 0.5 * x, piece<primitives::fma_op>(0.5, minus_one, x)));
    auto const moderate = w.placeholder(is_moderate_number);
    w.rule(0.5 * piece<primitives::plus_root_op>(x, moderate),
           piece<primitives::plus_root_op>(0.5 * x, 0.25 * moderate));
    auto const ratio = piece<primitives::over_root_op>(x, 1, b);
    w.rule((small_number / plain) * x, small_number * ratio);
    w.rule(positive + positive * ratio, positive * piece<primitives::one_plus_over_root_op>(x, b));
    w.rule(positive - positive * ratio, positive * piece<primitives::one_plus_over_root_op>(-x, b));
    w.rule(positive * ratio - positive, -(positive * piece<primitives::one_plus_over_root_op>(-x, b)));
    w.rule(piece<primitives::plus_root_op>(x, b) / plain, piece<primitives::one_plus_over_root_op>(x, b));
    w.rule(piece<primitives::plus_root_op>(-x, b) / plain, piece<primitives::one_plus_over_root_op>(-x, b));
    w.rule(x - plain, -piece<primitives::plus_root_op>(-x, b));
    w.rule(1 + ratio, piece<primitives::one_plus_over_root_op>(x, b));
    w.rule(-1 - ratio, -piece<primitives::one_plus_over_root_op>(x, b));
    w.rule(1 - ratio, piece<primitives::one_plus_over_root_op>(-x, b));
    w.rule(ratio - 1, -piece<primitives::one_plus_over_root_op>(-x, b));
}>();

constexpr graph recognize(graph_view const& derived) {
    rule_table const rules[]{recognize_rules.view(), recognize_tails_rules.view(), simplify_rules.view()};
    return rewrite(derived, rules);
}

} // namespace ogive::graphs
