// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// Sums that cancel around a root become one operation each. They come last, when all derivatives are taken: what is
/// printed are the sums.
inline constexpr auto recognize_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), x = w.any();
    auto const s = sigmoid(x), t = sigmoid(-x);
    auto const slope = functions::build<primitives::sigmoid_slope_op>(x, a);
    w.rule(s + (a * s) * t, slope);
    w.rule(s + a * (s * t), slope);
    auto const slope_of_product = functions::build<primitives::sigmoid_slope_op>(x, a * b);
    w.rule(s + b * ((a * s) * t), slope_of_product);
    w.rule(s + b * (a * (s * t)), slope_of_product);
    w.rule(s * (1 + a * t), slope);
    w.rule((b * s) * (1 + a * t), b * slope);
    w.rule(s * (1 + (a * t) * b), slope_of_product);
    w.rule(b * s + ((b * a) * s) * t, b * slope);
    auto const minus_slope = functions::build<primitives::sigmoid_slope_op>(x, -a); // as of -x
    w.rule(s - a * (s * t), minus_slope);
    w.rule(s - (a * s) * t, minus_slope);
    w.rule(s * (1 - a * t), minus_slope);
    w.rule(s * (a * t - 1), -minus_slope);
    w.rule((b * s) * (1 - a * t), b * minus_slope);
    w.rule((b * s) * (a * t - 1), -(b * minus_slope));

    auto const cdf = normal_cdf(x), pdf = normal_pdf(x);
    auto const normal_slope = functions::build<primitives::normal_slope_op>(x, a);
    w.rule(cdf + a * pdf, normal_slope);
    w.rule(cdf + b * (a * pdf), functions::build<primitives::normal_slope_op>(x, a * b));
    w.rule(b * cdf + (b * a) * pdf, b * normal_slope);
    for (term const u : {x, -x}) {
        auto const minus_normal_slope = functions::build<primitives::normal_slope_op>(u, -a);
        w.rule(normal_cdf(u) - a * pdf, minus_normal_slope);
        w.rule(a * pdf - normal_cdf(u), -minus_normal_slope);
    }

    auto const big = sigmoid(2 * softplus(x)), small = sigmoid(-(2 * softplus(x)));
    auto const mish_slope = functions::build<primitives::mish_slope_op>(x, a);
    w.rule(tanh(softplus(x)) + (((4 * a) * big) * small) * s, mish_slope);
    w.rule(tanh(softplus(x)) + 4 * (((a * big) * small) * s), mish_slope);
    auto const minus_mish_slope = functions::build<primitives::mish_slope_op>(x, -a);
    w.rule(tanh(softplus(x)) - (((4 * a) * big) * small) * s, minus_mish_slope);
    w.rule((((4 * a) * big) * small) * s - tanh(softplus(x)), -minus_mish_slope);
}>();

constexpr graph recognize(graph_view const& derived) {
    rule_table const rules[]{recognize_rules.view()};
    return rewrite(derived, rules);
}

} // namespace ogive::graphs
