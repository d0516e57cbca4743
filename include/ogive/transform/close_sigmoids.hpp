// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/expand.hpp>

namespace ogive::graphs {

/// Finds sigmoids that were opened up without need: nothing else has their exponential or their division. Computed whole,
/// they need no choice by the sign of their argument, and are rounded once less.
class sigmoid_closer {
public:
    explicit constexpr sigmoid_closer(graph_view const& from) : from_(from), uses_(from.node_count) {
        list<char> const live = live_nodes(from);
        for (node_id id = 0; id < from.node_count; ++id)
            if (live[id])
                for (int i = 0; i < from.nodes[id].count; ++i) ++uses_[from.argument(id, i)];
        for (int i = 0; i < from.output_count; ++i) ++uses_[from.outputs[i]];
    }

    constexpr graph closed() {
        rebuild(from_, to_, [&](node_id id, node_id const* arguments, int count) {
            node_id const whole = close(id, arguments);
            return whole >= 0 ? whole : to_.operation(*from_.nodes[id].op, arguments, count);
        });
        return to_;
    }

private:
    static constexpr node_id none = -1;

    template <class Op>
    constexpr bool is(node_id id) const {
        return from_.nodes[id].op == &describe<Op>;
    }
    constexpr node_id argument(node_id id, int i) const { return from_.argument(id, i); }
    constexpr bool is_number(node_id id, double value) const {
        return from_.nodes[id].is_number() && from_.nodes[id].value == value;
    }

    /// Whether `decay` is -|u|, where u >= 0 is the condition.
    constexpr bool is_size_of(node_id decay, node_id condition) const {
        using namespace primitives;
        if (!is<greater_equal_op>(condition) || !is_number(argument(condition, 1), 0)) return false;
        if (!is<negate_op>(decay)) return false;
        node_id const u = argument(condition, 0), size = argument(decay, 0);
        if (size == u) return true; // itself a size
        if (is<abs_op>(size)) return argument(size, 0) == u;
        return is<times_op>(size) && is<times_op>(u) && argument(size, 0) == argument(u, 0) &&
               is<abs_op>(argument(size, 1)) && argument(argument(size, 1), 0) == argument(u, 1);
    }

    /// Whether id is a / (1 + exp(decay)), and no other node has the exponential than as many as are given.
    constexpr bool is_quotient(node_id id, node_id decay, int uses_of_exp, int uses_of_decay) const {
        using namespace primitives;
        if (!is<divide_op>(id) || uses_[decay] != uses_of_decay) return false;
        node_id const sum = argument(id, 1);
        if (!is<plus_op>(sum) || uses_[sum] != 1) return false;
        for (int i = 0; i < 2; ++i)
            if (node_id const e = argument(sum, i); is<exp_op>(e))
                return is_number(argument(sum, 1 - i), 1) && argument(e, 0) == decay &&
                       uses_[e] == uses_of_exp;
        return false;
    }

    /// The argument of the sigmoid: u, or -u where that is meant.
    constexpr term signed_argument(node_id condition, bool negated) {
        term const u(to_, to_.argument(condition, 0));
        return negated ? -u : u;
    }

    constexpr node_id close(node_id id, node_id const* made) {
        using namespace primitives;
        if (is<divide_op>(id)) return close_quotient(id, made);
        if (is<where_op>(id)) return close_choice(id, made);
        if (is<exp_product_unless_op>(id)) return close_product(id, made);
        return none;
    }

    /// where(u >= 0, 1, e) / (1 + e) with e = exp(-|u|).
    constexpr node_id close_quotient(node_id id, node_id const* made) {
        node_id const choice = argument(id, 0);
        if (!is<primitives::where_op>(choice) || uses_[choice] != 1) return none;
        for (int i = 1; i < 3; ++i) {
            node_id const e = argument(choice, i);
            if (!is<primitives::exp_op>(e) || !is_number(argument(choice, 3 - i), 1)) continue;
            node_id const decay = argument(e, 0);
            if (is_size_of(decay, argument(choice, 0)) && is_quotient(id, decay, 2, 1))
                return sigmoid(signed_argument(to_.argument(made[0], 0), i == 1)).id;
        }
        return none;
    }

    /// where(u >= 0, q, exp_product(q, -|u|)) with q = v / (1 + exp(-|u|)).
    constexpr node_id close_choice(node_id id, node_id const* made) {
        using namespace primitives;
        for (int i = 1; i < 3; ++i) {
            node_id const product = argument(id, i), quotient = argument(id, 3 - i);
            if (!is<exp_product_op>(product) || uses_[product] != 1 || argument(product, 0) != quotient)
                continue;
            node_id const decay = argument(product, 1);
            if (uses_[quotient] != 2 || !is_size_of(decay, argument(id, 0)) ||
                !is_quotient(quotient, decay, 1, 2))
                return none;
            term const v(to_, to_.argument(made[3 - i], 0)), u = signed_argument(made[0], i == 1);
            if (to_[v.id].op == &describe<finite_below_op>)
                if (term const x(to_, to_.argument(v.id, 0)); grows_with(u.id, unscaled(x.id)))
                    return piece<self_gated_op>(x, u).id;
            return piece<gated_op>(v, u).id;
        }
        return none;
    }

    /// exp_product_unless(u >= 0, v / (1 + exp(-|u|)), m, -|u|).
    constexpr node_id close_product(node_id id, node_id const* made) {
        using namespace primitives;
        node_id const decay = argument(id, 3), quotient = argument(id, 1);
        bool const negated = is<not_op>(argument(id, 0));
        node_id const condition = negated ? argument(argument(id, 0), 0) : argument(id, 0);
        if (uses_[quotient] != 1 || !is_size_of(decay, condition) || !is_quotient(quotient, decay, 1, 2))
            return none;
        term const v(to_, to_.argument(made[1], 0)), m(to_, made[2]);
        node_id const made_condition = negated ? to_.argument(made[0], 0) : made[0];
        return piece<balanced_gated_op>(v, m, signed_argument(made_condition, negated)).id;
    }

    constexpr bool is_moderate_factor(node_id f) const {
        return is_moderate_number(to_[f]) && to_[f].value > 0;
    }

    /// Without a factor that is a positive, moderate number.
    constexpr node_id unscaled(node_id x) const {
        bool const is_scaled =
            to_[x].op == &describe<primitives::times_op> && is_moderate_factor(to_.argument(x, 0));
        return is_scaled ? to_.argument(x, 1) : x;
    }

    /// Whether u is x, or a sum of odd powers of x with positive, moderate factors.
    constexpr bool grows_with(node_id u, node_id x) const {
        using namespace primitives;
        if (u == x) return true;
        if (!to_[u].is_operation() || to_[u].count != 2) return false;
        node_id const a = to_.argument(u, 0), b = to_.argument(u, 1);
        if (to_[u].op == &describe<plus_op>) return grows_with(a, x) && grows_with(b, x);
        if (to_[u].op != &describe<times_op>) return false;
        auto const is_factor = [&](node_id f) {
            bool const is_square =
                to_[f].op == &describe<times_op> && to_.argument(f, 0) == to_.argument(f, 1);
            return is_square || is_moderate_factor(f);
        };
        return (is_factor(a) && grows_with(b, x)) || (is_factor(b) && grows_with(a, x));
    }

    graph_view from_;
    graph to_;
    list<int> uses_; ///< by node of `from_`
};

/// The same formulas with these sigmoids whole.
constexpr graph close_sigmoids(graph_view const& expanded) { return sigmoid_closer(expanded).closed(); }

} // namespace ogive::graphs
