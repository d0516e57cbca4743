// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/gated.hpp>
#include <ogive/primitive/rest.hpp>
#include <ogive/transform/expand.hpp>
#include <ogive/transform/odd_cubic.hpp>

namespace ogive::graphs {

/// What the roundings of an argument lost, as a formula of first order: exponentials enlarge the rounding of their
/// argument by its size, up to 88 times in float and 709 times in double. The rest of c * x is one fused operation.
class rest_finder {
public:
    explicit constexpr rest_finder(graph& target) : to_(target) {}

    static constexpr node_id exact = -1;   ///< nothing is lost
    static constexpr node_id unknown = -2; ///< some function's own error counts for as much

    constexpr node_id rest_of(node_id id) {
        while (known_.size() <= id) known_.push_back(not_asked);
        if (known_[id] == not_asked) {
            node_id const found = find(id);
            known_[id] = found;
        }
        return known_[id];
    }

private:
    static constexpr node_id not_asked = -3;

    constexpr node_id find(node_id id) {
        using namespace primitives;
        node const n = to_[id];
        if (n.is_number()) return rest_of_number(n.value);
        if (n.is_variable()) return exact;
        bool const is_bounded = n.op == &describe<bounded_op>;
        if (n.op == &describe<finite_above_op> || n.op == &describe<finite_below_op> || is_bounded) {
            term const inner(to_, to_.argument(n, 0));
            node_id const rest = rest_of(inner.id);
            if (rest < 0) return rest;
            if (is_bounded) return where(inner == term(to_, id), term(to_, rest), 0).id;
            return where(abs(inner) == std::numeric_limits<double>::infinity(), 0, term(to_, rest)).id;
        }
        if (n.op == &describe<odd_cubic_op>) return rest_of_odd_cubic(n);
        bool const is_choice = n.op == &describe<where_op>;
        bool const is_quotient = n.op == &describe<divide_op> || n.op == &describe<times_reciprocal_op>;
        if (!n.op->notation.is_operator() && !is_quotient && n.op != &describe<abs_op> && !is_choice)
            return unknown;
        if (n.op->is_condition) return unknown;

        term const self(to_, id);
        term a[3], rest[3];
        for (int i = 0; i < n.count; ++i) a[i] = term(to_, to_.argument(n, i));
        if (is_quotient && !to_[a[1].id].is_number()) return unknown;
        for (int i = is_choice ? 1 : 0; i < n.count; ++i) {
            rest[i] = term(to_, rest_of(a[i].id));
            if (rest[i].id == unknown) return unknown;
        }
        if (n.op == &describe<negate_op>) return rest[0].id < 0 ? exact : (-rest[0]).id;
        if (n.op == &describe<abs_op>) return rest[0].id < 0 ? exact : piece<flip_sign_op>(rest[0], a[0]).id;
        if (is_choice) {
            if (rest[1].id < 0 && rest[2].id < 0) return exact;
            for (int i = 1; i < 3; ++i)
                if (rest[i].id < 0) rest[i].id = to_.number(0);
            return where(a[0], rest[1], rest[2]).id;
        }
        if (is_quotient) { // (a - q b) / b
            term const lost(to_, added((-piece<product_rest_op>(self, a[1], a[0])).id, rest[0].id));
            term const more = rest[1].id < 0 ? lost : lost - self * rest[1];
            return (more / a[1]).id;
        }
        if (n.op == &describe<times_op>) {
            if (node_id const flipped = rest_of_scaled_size(a[0], a[1]); flipped != not_asked) return flipped;
            node_id sum = is_power_of_two(to_[a[0].id]) || is_power_of_two(to_[a[1].id])
                              ? exact
                              : piece<product_rest_op>(a[0], a[1], self).id;
            for (int i = 0; i < 2; ++i)
                if (rest[i].id >= 0) sum = added(sum, (a[1 - i] * rest[i]).id);
            return sum;
        }
        bool const plus = n.op == &describe<plus_op>;
        node_id const sum = added(piece<sum_rest_op>(a[0], plus ? a[1] : -a[1], self).id, rest[0].id);
        return rest[1].id < 0 ? sum : added(sum, plus ? rest[1].id : (-rest[1]).id);
    }

    /// Of c |x|, by that of c x, which is computed for more than this.
    constexpr node_id rest_of_scaled_size(term c, term size) {
        node const factor = to_[c.id], other = to_[size.id];
        if (!factor.is_number() || factor.value < 0 || other.op != &describe<primitives::abs_op>)
            return not_asked;
        term const x(to_, to_.argument(other, 0));
        node_id const rest = rest_of((c * x).id);
        return rest < 0 ? rest : piece<primitives::flip_sign_op>(term(to_, rest), x).id;
    }

    constexpr node_id rest_of_odd_cubic(node const& n) {
        using namespace primitives;
        term a[4];
        for (int i = 0; i < 4; ++i) a[i] = term(to_, to_.argument(n, i));
        double const c = to_[a[1].id].value, c_high = with_few_bits(c);
        node_id k_low = added(rest_of_number(to_[a[2].id].value), a[3].id);
        return piece<odd_cubic_rest_op>(a[0], a[1], a[2], term(to_, k_low), c_high, c - c_high).id;
    }

    constexpr node_id rest_of_number(double value) {
        if (value > 1e38 || value < -1e38) return unknown;
        double const rest = value - static_cast<double>(static_cast<float>(value));
        return rest == 0 ? exact : piece<primitives::number_rest_op>(term(to_, to_.number(rest))).id;
    }

    constexpr node_id added(node_id a, node_id b) {
        if (a < 0 || b < 0) return a < 0 ? b : a;
        return (term(to_, a) + term(to_, b)).id;
    }

    graph& to_;
    list<node_id> known_;
};

/// A function that enlarges the rounding of its last argument, and the one that takes what this lost behind it.
struct compensation {
    descriptor const* of;
    descriptor const* with_rest;
};

inline constexpr compensation compensations[]{
    {&describe<primitives::exp_product_op>, &describe<primitives::exp_product_with_rest_op>},
    {&describe<primitives::gauss_product_op>, &describe<primitives::gauss_product_with_rest_op>},
    {&describe<primitives::exp_product_of_two_op>, &describe<primitives::exp_product_of_two_with_rest_op>},
    {&describe<primitives::gauss_product_of_two_op>,
     &describe<primitives::gauss_product_of_two_with_rest_op>},
    {&describe<primitives::exp_product_unless_op>, &describe<primitives::exp_product_unless_with_rest_op>},
    {&describe<primitives::gauss_product_unless_op>,
     &describe<primitives::gauss_product_unless_with_rest_op>},
    {&describe<primitives::exp_times_op>, &describe<primitives::exp_times_with_rest_op>},
    {&describe<primitives::exp_times_two_op>, &describe<primitives::exp_times_two_with_rest_op>},
    {&describe<primitives::exp_op>, &describe<primitives::exp_with_rest_op>},
    {&describe<primitives::expm1_op>, &describe<primitives::expm1_with_rest_op>},
    {&describe<primitives::gauss_op>, &describe<primitives::gauss_with_rest_op>},
    {&describe<primitives::sigmoid_op>, &describe<primitives::sigmoid_with_rest_op>},
    {&describe<primitives::self_gated_op>, &describe<primitives::self_gated_with_rest_op>},
    {&describe<primitives::gated_op>, &describe<primitives::gated_with_rest_op>},
    {&describe<primitives::balanced_gated_op>, &describe<primitives::balanced_gated_with_rest_op>},
    {&describe<primitives::gated_slope_op>, &describe<primitives::gated_slope_with_rest_op>},
    {&describe<primitives::slope_fraction_op>, &describe<primitives::slope_fraction_with_rest_op>},
    {&describe<primitives::erfc_op>, &describe<primitives::erfc_with_rest_op>}};

constexpr descriptor const* taking_rest(descriptor const& op) {
    for (compensation const& each : compensations)
        if (each.of == &op) return each.with_rest;
    return nullptr;
}

/// Splits functions into pieces; those that enlarge the rounding of their argument take what it lost into account.
constexpr graph split(graph_view const& expanded) {
    using namespace primitives;
    rule_table const rules[]{split_rules.view()};
    graph to;
    rewriter<1> build(to, rules);
    rest_finder rests(to);
    odd_cubic_reader cubics(to);
    rebuild(expanded, to, [&](node_id id, node_id const* arguments, int count) {
        descriptor const& op = *expanded.nodes[id].op;
        node_id const cubic = &op == &describe<plus_op>    ? cubics.sum(arguments[0], arguments[1])
                              : &op == &describe<times_op> ? cubics.product(arguments[0], arguments[1])
                                                           : cubics.none;
        if (cubic != cubics.none) return cubic;
        if (&op == &describe<one_plus_op>)
            if (node_id const rest = rests.rest_of(arguments[0]); rest >= 0)
                return ((1 + term(to, arguments[0])) + term(to, rest)).id;
        descriptor const* const with_rest = taking_rest(op);
        node_id const rest = with_rest == nullptr ? rest_finder::exact : rests.rest_of(arguments[count - 1]);
        if (rest < 0) return build.make(op, arguments, count);
        node_id operands[max_arity]{};
        for (int i = 0; i < count; ++i) operands[i] = arguments[i];
        operands[count] = rest;
        return build.make(*with_rest, operands, count + 1);
    });
    return to;
}

} // namespace ogive::graphs
