// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <ogive/primitive/piece.hpp>
#include <ogive/transform/rewrite.hpp>
#include <ogive/transform/shape.hpp>

namespace ogive::graphs {

/// What is not chosen counts for nothing, even where its derivative is infinite or NaN. Rules put the factors of
/// where(c, a, 0) into the branch; but of a sum of several such, none of which is chosen, a product with infinity or NaN
/// is NaN. This finds the products and quotients of which that may be true: where(s == 0, 0, s * f) is never NaN then.
class idle_finder {
public:
    explicit constexpr idle_finder(graph_view const& g)
        : graph_(g), per_row_(graph_), zeros_(g.node_count), size_(g.node_count), factor_(g.node_count, -1) {
        if (!has_choices()) return;
        for (node_id id = 0; id < g.node_count; ++id) visit(id, g.nodes[id]);
    }

    /// Whether there are such products.
    constexpr bool found() const { return found_; }
    /// Which argument of a product or quotient decides that it is 0; -1: none.
    constexpr int factor(node_id id) const { return factor_[id]; }

private:
    /// Whether an expression is 0 where none of its branches is chosen.
    enum : char { never, open, hidden }; // open: rules put factors into the branch

    /// What an expression can be where the inputs are finite: at most 1 in size, finite, perhaps infinite, perhaps NaN.
    enum : char { small, finite, infinite, anything };

    constexpr bool has_choices() const {
        for (node_id id = 0; id < graph_.node_count; ++id)
            if (graph_.nodes[id].op == &describe<primitives::where_op>) return true;
        return false;
    }
    constexpr bool is_zero(node_id id) const {
        return graph_.nodes[id].is_number() && graph_.nodes[id].value == 0;
    }

    /// Of a factor: what is left of terms that have cancelled is 0, whatever is chosen.
    constexpr char zero_of(node_id id) const { return is_zero(id) ? char(hidden) : zeros_[id]; }

    constexpr bool is_reduction(node_id id) const {
        return graph_.nodes[id].is_operation() && graph_.nodes[id].op->is_reduction;
    }

    constexpr void visit(node_id id, node const& n) {
        size_[id] = n.is_operation() ? size_of(n) : char(finite);
        if (n.is_operation()) visit_zero(id, n);
    }

    constexpr char size_of(node const& n) const {
        using namespace primitives;
        auto const is = [&](auto const&... op) { return (... || (n.op == &op)); };
        char const first = size_[graph_.argument(n, 0)], second = size_[graph_.argument(n, n.count - 1)];
        char const larger = std::max(first, second);
        if (n.count > 3) return anything;
        if (is(describe<plus_op>, describe<minus_op>)) return larger <= finite ? infinite : anything;
        if (is(describe<times_op>)) {
            if (std::min(first, second) == small) return larger;
            return larger == finite ? infinite : anything;
        }
        if (is(describe<where_op>)) return std::max(size_[graph_.argument(n, 1)], second);
        if (is(describe<negate_op>, describe<abs_op>, describe<max_op>, describe<min_op>,
               describe<unbounded_op>, describe<finite_below_op>, describe<finite_above_op>,
               describe<row_constant_op>, describe<row_max_op>, describe<row_min_op>))
            return n.count > 2 ? char(anything) : larger;
        if (larger == anything) return anything;
        if (is(describe<exp_op>, describe<row_sum_op>, describe<row_mean_op>)) return infinite;
        bool const is_bounded = is(describe<sigmoid_op>, describe<tanh_op>, describe<erf_op>,
                                   describe<normal_cdf_op>, describe<normal_pdf_op>);
        return is_bounded ? small : anything;
    }

    constexpr void visit_zero(node_id id, node const& n) {
        using namespace primitives;
        auto const is = [&](auto const&... op) { return (... || (n.op == &op)); };
        node_id const a = graph_.argument(n, 0), b = graph_.argument(n, n.count - 1);
        if (is(describe<where_op>)) {
            visit_choice(id, graph_.argument(n, 1), b);
        } else if (is(describe<plus_op>, describe<minus_op>)) {
            zeros_[id] = zeros_[a] != never && zeros_[b] != never ? hidden : never;
        } else if (is(describe<times_op>)) {
            zeros_[id] = std::max(zero_of(a), zero_of(b));
            if (needs_decision(a, b) && size_[b] > finite)
                decide(id, 0);
            else if (needs_decision(b, a) && size_[a] > finite)
                decide(id, 1);
        } else if (is(describe<divide_op>)) {
            zeros_[id] = zero_of(a);
            bool const is_count = is_reduction(b) && size_[b] != anything; // 0 / 0 is meant
            if (needs_decision(a, b) && !graph_.nodes[b].is_number() && !is_count) decide(id, 0);
        } else if (is(describe<negate_op>, describe<row_constant_op>)) {
            zeros_[id] = zeros_[a];
        } else if (is(describe<unbounded_op>, describe<finite_below_op>, describe<finite_above_op>,
                      describe<row_sum_op>, describe<row_mean_op>)) {
            zeros_[id] = zeros_[a] != never ? hidden : never; // rules do not see through it
        }
    }

    constexpr void visit_choice(node_id id, node_id a, node_id b) {
        if (is_zero(a) || is_zero(b)) {
            char const within = is_zero(a) ? zeros_[b] : zeros_[a];
            zeros_[id] = within == hidden ? hidden : open;
        } else if (zeros_[a] != never || zeros_[b] != never) {
            zeros_[id] = hidden;
        }
    }

    /// What is one number a row is not compared with 0 for every element.
    constexpr bool needs_decision(node_id zero, node_id other) {
        return zeros_[zero] == hidden && (!per_row_(zero) || per_row_(other));
    }

    /// What is made of it is an open choice.
    constexpr void decide(node_id id, int argument) {
        found_ = true;
        factor_[id] = argument;
        zeros_[id] = open;
    }

    graph_view graph_;
    row_shapes<graph_view> per_row_;
    list<char> zeros_, size_;
    list<int> factor_;
    bool found_ = false;
};

/// The same formulas, 0 where none of the branches that a factor is made of is chosen.
constexpr graph decide_idle(graph_view const& from, idle_finder const& idle) {
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        term const made(to, to.operation(*from.nodes[id].op, arguments, count));
        if (idle.factor(id) < 0) return made.id;
        return where(term(to, arguments[idle.factor(id)]) == 0, 0, made).id;
    });
    return to;
}

} // namespace ogive::graphs
