// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/shape.hpp>

namespace ogive::graphs {

/// Proves that a node m only shifts: f stays the same when any number d is added to m, as in a softmax,
/// exp(x - m) / row_sum(exp(x - m)). Then the derivative of f with respect to m is zero, whatever m is made of.
///
/// For every node it is worked out what adding d to m makes of its value v: v + offset d, or v exp(scale d).
class shift_proof {
public:
    template <class Graph>
    constexpr shift_proof(Graph const& whole, node_id shift, node_id output) : responses_(output + 1) {
        for (node_id id = shift; id <= output; ++id)
            responses_[id] = id == shift ? response{1, 0, true} : of(whole, id);
        holds_ = is_fixed(responses_[output]);
    }
    constexpr bool holds() const { return holds_; }

private:
    struct response {
        double offset = 0, scale = 0;
        bool known = true;
    };
    static constexpr response unknown{0, 0, false};

    static constexpr bool is_fixed(response const& r) { return r.known && r.offset == 0 && r.scale == 0; }
    static constexpr bool scales(response const& r) { return r.known && r.offset == 0; }
    static constexpr bool moves(response const& r) { return r.known && r.scale == 0; }
    static constexpr bool same(response const& a, response const& b) {
        return a.known && b.known && a.offset == b.offset && a.scale == b.scale;
    }

    template <class Graph>
    constexpr response of(Graph const& g, node_id id) const {
        using namespace primitives;
        node const& n = g[id];
        if (!n.is_operation()) return {};
        response a[max_arity]{};
        double number[max_arity]{};
        bool is_number[max_arity]{}, fixed = true;
        for (int i = 0; i < n.count; ++i) {
            node_id const argument = g.argument(id, i);
            a[i] = responses_[argument];
            is_number[i] = g[argument].is_number();
            number[i] = g[argument].value;
            fixed = fixed && is_fixed(a[i]);
        }
        descriptor const* const op = n.op;
        if (fixed || op == &describe<row_length_op>) return {};
        response const &u = a[0], &v = a[1];
        bool const zero_left = is_number[0] && number[0] == 0, zero_right = is_number[1] && number[1] == 0;
        if (op == &describe<plus_op> || op == &describe<minus_op>) {
            double const sign = op == &describe<plus_op> ? 1 : -1;
            if (moves(u) && moves(v)) return {u.offset + sign * v.offset, 0, true};
            if (scales(u) && (zero_right || same(u, v))) return u;
            return scales(v) && zero_left ? v : unknown;
        }
        if (op == &describe<negate_op>) return {-u.offset, u.scale, u.known};
        if (op == &describe<times_op>) {
            if (is_number[0]) return {v.offset * number[0], v.scale, v.known};
            if (is_number[1]) return {u.offset * number[1], u.scale, u.known};
            return scales(u) && scales(v) ? response{0, u.scale + v.scale, true} : unknown;
        }
        if (op == &describe<divide_op>) {
            if (is_number[1]) return {u.offset / number[1], u.scale, u.known};
            return scales(u) && scales(v) ? response{0, u.scale - v.scale, true} : unknown;
        }
        if (op == &describe<exp_op>) return moves(u) ? response{0, u.offset, true} : unknown;
        if (op == &describe<log_op>) return scales(u) ? response{u.scale, 0, true} : unknown;
        if (op == &describe<square_op>) return scales(u) ? response{0, 2 * u.scale, true} : unknown;
        if (op == &describe<sqrt_op>) return scales(u) ? response{0, u.scale / 2, true} : unknown;
        if (op == &describe<rsqrt_op>) return scales(u) ? response{0, u.scale / -2, true} : unknown;
        if (op == &describe<abs_op> || op == &describe<row_sum_op>) return scales(u) ? u : unknown;
        if (op == &describe<row_mean_op> || op == &describe<row_max_op> || op == &describe<row_min_op> ||
            op == &describe<stop_gradient_op>)
            return u;
        if (op == &describe<row_logsumexp_op> || op == &describe<row_simplex_shift_op> ||
            op == &describe<row_simplex_shift_below_op>) // there only in how it follows a shift
            return moves(u) ? u : unknown;
        if (op == &describe<where_op>) {
            if (!is_fixed(u)) return unknown;
            if (is_number[2] && number[2] == 0 && scales(v)) return v;
            if (zero_right && scales(a[2])) return a[2];
            return same(v, a[2]) ? v : unknown;
        }
        if (op->is_condition && n.count == 2) {
            bool const against_zero = (zero_right && scales(u)) || (zero_left && scales(v));
            return same(u, v) || against_zero ? response{} : unknown;
        }
        if (op == &describe<max_op> || op == &describe<min_op>) {
            for (int i = 1; i < n.count; ++i)
                if (!same(a[i], a[0])) return unknown;
            return u;
        }
        return unknown;
    }

    list<response> responses_;
    bool holds_ = false;
};

/// Marks the nodes below f that only shift it. They are one number a row: of what varies along it, another number may be
/// added to each element.
template <class Graph>
constexpr list<char> pure_shifts(Graph const& g, node_id f) {
    list<char> shifts(f + 1);
    row_shapes<Graph> per_row(g);
    for (node_id id = 0; id < f; ++id) {
        descriptor const* const op = g[id].op;
        bool const is_extremum = op == &describe<primitives::row_max_op> ||
                                 op == &describe<primitives::row_min_op> ||
                                 op == &describe<primitives::max_op>;
        if (!is_extremum || !per_row(id)) continue;
        shifts[id] = shift_proof(g, id, f).holds() ? 1 : 0;
    }
    return shifts;
}

} // namespace ogive::graphs
