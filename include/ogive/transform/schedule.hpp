// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/gated.hpp>
#include <ogive/transform/expand.hpp>
#include <utility>

namespace ogive::graphs {

/// Every sum with a product in it becomes one fused operation. Each is formed here, none is left to the compiler's
/// choice, so that lanes, tails and scalar evaluation round alike. x Φ(x) is one operation, too: it needs no choice by the
/// sign of x, and what it has in common with its derivative is the same computation. So are products with both, and with
/// sigmoids and their derivatives, which are mere products but far out.
inline constexpr auto const& fuse_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), c = w.any();
    auto const number = w.placeholder(is_moderate_number);
    w.rule(piece<primitives::times_reciprocal_op>(a, number), (1 / number) * a);
    auto const two_to_the_k = w.placeholder(is_power_of_two); // the square would be rounded
    w.rule(two_to_the_k * (a * a) + c, piece<primitives::fma_op>(two_to_the_k * a, a, c));
    w.rule(two_to_the_k * (a * a) - c, piece<primitives::fms_op>(two_to_the_k * a, a, c));
    w.rule(c - two_to_the_k * (a * a), piece<primitives::fnma_op>(two_to_the_k * a, a, c));
    w.rule(a * b + b, piece<primitives::times_one_plus_op>(b, a));
    w.rule(a * b + c, piece<primitives::fma_op>(a, b, c));
    w.rule(a * b - c, piece<primitives::fms_op>(a, b, c));
    w.rule(c - a * b, piece<primitives::fnma_op>(a, b, c));
    auto const positive = w.placeholder(is_positive_number);
    w.rule(-abs(a), piece<primitives::negated_abs_op>(a));
    w.rule(-(positive * abs(a)), piece<primitives::negated_abs_op>(positive * a));
    auto const finite = piece<primitives::finite_below_op>(a);
    auto const tail = piece<primitives::gauss_product_op>(
        piece<primitives::finite_above_op>(finite) * piece<primitives::mills_op>(abs(a)), a);
    w.rule(where(a >= 0, finite - tail, tail), piece<primitives::normal_gated_op>(a));
    auto const addend = piece<primitives::negated_abs_op>(piece<primitives::bounded_op>(a));
    auto const slope_tail =
        piece<primitives::gauss_product_op>(piece<primitives::mills_plus_op>(abs(a), addend), a);
    w.rule(where(a >= 0, 1 - slope_tail, slope_tail), piece<primitives::normal_gated_slope_op>(a));

    auto const balanced = [](term of) { return piece<primitives::balance_op>(of); };
    auto const exponent = [](term of) { return piece<primitives::balance_exponent_op>(of); };
    auto const by_sign = [&](term lower) {
        return where(a >= 0, 1 - piece<primitives::gauss_product_op>(lower, a), lower);
    };
    auto const scaled = [&](term product, term exponents) {
        return piece<primitives::gauss_product_unless_op>(a >= 0, product, exponents, a);
    };
    auto const balanced_inner = [&](term inner) {
        return std::pair(balanced(c) * balanced(inner), (exponent(c) + exponent(inner)) + exponent(b));
    };
    auto const p = w.any();
    w.rule(piece<primitives::balanced_gated_op>(balanced(b) * balanced(c), exponent(b) + exponent(c), a),
           piece<primitives::gated_times_two_op>(b, c, a));
    auto const slope = balanced(b) * piece<primitives::slope_fraction_op>(p, a);
    w.rule(piece<primitives::gated_scale_op>(slope, exponent(b), a),
           piece<primitives::gated_slope_times_op>(b, p, a));
    auto const [of_two, exponents_of_two] = balanced_inner(slope);
    w.rule(piece<primitives::gated_scale_op>(of_two, exponents_of_two, a),
           piece<primitives::gated_slope_times_two_op>(c, b, p, a));
    auto const ratio = by_sign(piece<primitives::mills_ratio_op>(abs(a)));
    w.rule(scaled(piece<primitives::product_of_three_op>(balanced(b), balanced(finite), ratio),
                  exponent(b) + exponent(finite)),
           piece<primitives::normal_gated_times_op>(b, a));
    auto const inner = balanced(b) * by_sign(piece<primitives::mills_ratio_plus_op>(abs(a), addend));
    w.rule(scaled(inner, exponent(b)), piece<primitives::normal_slope_times_op>(b, a));
    auto const [product, exponents] = balanced_inner(inner);
    w.rule(scaled(product, exponents), piece<primitives::normal_slope_times_two_op>(c, b, a));
}>();

/// a * (1 / b) becomes a / b where the reciprocal has no other use: one rounding less. So does a
/// quotient of such a reciprocal that does not share it.
constexpr graph inline_reciprocals(graph_view const& from) {
    list<char> const live = live_nodes(from);
    list<int> uses(from.size());
    for (node_id id = 0; id < from.size(); ++id)
        if (live[id])
            for (int i = 0; i < from[id].count; ++i) ++uses[from.argument(id, i)];
    for (int i = 0; i < from.output_count; ++i) ++uses[from.outputs[i]];

    auto const is_lone_reciprocal = [&](node_id id, int used = 1) {
        if (from[id].op != &describe<primitives::divide_op> || uses[id] != used) return false;
        node const& numerator = from[from.argument(id, 0)];
        return numerator.is_number() && numerator.value == 1;
    };
    auto const is_square_of_lone_reciprocal = [&](node_id id) {
        return from[id].op == &describe<primitives::times_op> && uses[id] == 1 &&
               from.argument(id, 0) == from.argument(id, 1) && is_lone_reciprocal(from.argument(id, 0), 2);
    };
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        if (from[id].op == &describe<primitives::times_op>)
            for (int i = 0; i < 2; ++i)
                if (node_id const factor = from.argument(id, i); is_lone_reciprocal(factor)) {
                    node_id const division[]{arguments[1 - i], to.argument(arguments[i], 1)};
                    return to.operation(describe<primitives::divide_op>, division, 2);
                }
        bool const divides_twice = from[id].op == &describe<primitives::over_square_op> ||
                                   from[id].op == &describe<primitives::twice_over_op>;
        if (divides_twice && is_lone_reciprocal(from.argument(id, 3)))
            return to.operation(describe<primitives::divided_by_square_op>, arguments, 3);
        if (from[id].op == &describe<primitives::shared_quotient_op>)
            if (node_id const r = from.argument(id, 2);
                is_lone_reciprocal(r) || is_square_of_lone_reciprocal(r))
                return to.operation(describe<primitives::divide_op>, arguments, 2);
        return to.operation(*from[id].op, arguments, count);
    });
    return to;
}

/// Products with the sigmoid of the same u, and with derivatives of x sigmoid(x), have one division.
constexpr graph share_divisions(graph const& fused) {
    struct form {
        descriptor const &whole, &shared;
    };
    using namespace primitives;
    constexpr form forms[]{
        {describe<self_gated_op>, describe<self_gated_shared_op>},
        {describe<gated_slope_op>, describe<gated_slope_shared_op>},
        {describe<gated_times_two_op>, describe<gated_times_two_shared_op>},
        {describe<gated_slope_times_op>, describe<gated_slope_times_shared_op>},
        {describe<gated_slope_times_two_op>, describe<gated_slope_times_two_shared_op>},
    };
    auto const form_of = [&](node_id id) -> form const* {
        for (form const& each : forms)
            if (fused[id].op == &each.whole) return &each;
        return nullptr;
    };
    auto const gate = [&](node_id id) { return fused.argument(id, fused[id].op->gate); };
    list<int> uses(fused.size()); // of a number as the gate of such products
    for (node_id id = 0; id < fused.size(); ++id)
        if (form_of(id)) ++uses[gate(id)];
    auto const shared_form = [&](node_id id) {
        form const* const found = form_of(id);
        return found && uses[gate(id)] > 1 ? &found->shared : fused[id].op;
    };
    bool any = false;
    for (node_id id = 0; id < fused.size(); ++id) any = any || shared_form(id) != fused[id].op;
    if (!any) return fused;
    graph to;
    rebuild(fused, to, [&](node_id id, node_id const* arguments, int count) {
        return to.operation(*shared_form(id), arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
