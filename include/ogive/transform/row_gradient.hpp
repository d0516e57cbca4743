// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/differentiate.hpp>
#include <ogive/transform/shift_invariance.hpp>

namespace ogive::graphs {

/// The gradient of f with respect to node x, `upstream` being that of f: one reverse sweep, as `reverse_accumulate`, where
/// some nodes are one number a row. What the elements of a row contribute to such a node is summed along the row, all
/// contributions together.
class row_sweep {
public:
    constexpr row_sweep(graph& g, node_id f)
        : g_(g), f_(f), per_row_(g), direct_(f + 1, -1), along_row_(f + 1, -1) {}

    constexpr node_id operator()(node_id x, node_id upstream) {
        if (x > f_) return g_.number(0);
        list<char> const active = between(x);
        if (!active[f_]) return g_.number(0);
        add(per_row_(f_) && !per_row_(upstream) ? along_row_ : direct_, f_, upstream);
        choices path(g_, f_ + 1);
        list<node_id> partial;
        for (node_id id = f_; id > x; --id) {
            if (!active[id]) continue;
            node_id const adjoint = total(id);
            if (adjoint < 0) continue;
            partial = {};
            node_id const made = g_.size();
            g_[id].op->differentiate(g_, id, partial);
            bool const from_elements = !per_row_(id) || g_[id].op->is_reduction;
            for (int i = 0; i < partial.size(); ++i) {
                node_id const to = g_.argument(id, i);
                if (!active[to] || (g_[partial[i]].is_number() && g_[partial[i]].value == 0)) continue;
                if (!path.follow(id, i, direct_[to] >= 0 || along_row_[to] >= 0)) continue;
                if (per_row_(to)) path.forget(to);
                add(from_elements && per_row_(to) ? along_row_ : direct_, to,
                    chain(g_, adjoint, partial[i], made));
            }
        }
        node_id const gradient = total(x);
        return gradient >= 0 ? gradient : g_.number(0);
    }

private:
    /// The nodes through which f depends on x; not through what is proved to only shift f.
    constexpr list<char> between(node_id x) const {
        list<char> active(f_ + 1);
        list<char> const shifts = pure_shifts(g_, f_);
        active[x] = 1;
        for (node_id id = x + 1; id <= f_; ++id)
            for (int i = 0; i < g_[id].count; ++i)
                if (active[g_.argument(id, i)] && !shifts[id]) active[id] = 1;
        return active;
    }

    constexpr void add(list<node_id>& adjoints, node_id to, node_id contribution) {
        node_id& adjoint = adjoints[to];
        node_id const terms[]{adjoint, contribution};
        adjoint = adjoint < 0 ? contribution : g_.operation(describe<primitives::plus_op>, terms, 2);
    }

    constexpr node_id total(node_id id) {
        if (along_row_[id] >= 0) {
            add(direct_, id, g_.operation(describe<primitives::row_sum_op>, &along_row_[id], 1));
            along_row_[id] = -1;
        }
        return direct_[id];
    }

    graph& g_;
    node_id f_;
    row_shapes<graph> per_row_;
    list<node_id> direct_, along_row_; // adjoints; the second are of nodes per row, not yet summed
};

constexpr node_id row_gradient(graph& g, node_id f, node_id x, node_id upstream) {
    return row_sweep(g, f)(x, upstream);
}

} // namespace ogive::graphs
