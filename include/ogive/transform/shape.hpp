// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/term.hpp>
#include <ogive/primitive/reduction.hpp>

namespace ogive::graphs {

/// Whether a graph reduces along rows.
template <class Graph>
constexpr bool has_reductions(Graph const& g) {
    for (node_id id = 0; id < g.size(); ++id)
        if (g[id].is_operation() && g[id].op->is_reduction) return true;
    return false;
}

/// Which nodes of a graph are the same along a row: numbers, row constants, reductions, and what is made of these alone.
/// Other variables vary. It follows the graph when it grows.
template <class Graph>
class row_shapes {
public:
    explicit constexpr row_shapes(Graph const& whole) : graph_(&whole) {}

    /// One number a row.
    constexpr bool operator()(node_id wanted) {
        for (node_id id = per_row_.size(); id <= wanted; ++id) per_row_.push_back(is_per_row(id) ? 1 : 0);
        return per_row_[wanted] != 0;
    }

private:
    constexpr bool is_per_row(node_id id) const {
        node const& n = (*graph_)[id];
        if (!n.is_operation()) return n.is_number();
        if (n.op->is_reduction || n.op == &describe<primitives::row_constant_op>) return true;
        for (int i = 0; i < n.count; ++i)
            if (per_row_[graph_->argument(id, i)] == 0) return false;
        return true;
    }

    Graph const* graph_;
    list<char> per_row_;
};

/// Puts `row_constant` around the variables whose bit in `mask` is set.
constexpr graph with_row_constants(graph_view const& from, std::uint64_t mask) {
    graph to;
    list<node_id> moved(from.size());
    for (int i = 0; i < from.variable_count; ++i) to.variables.push_back(from.variables[i]);
    for (node_id id = 0; id < from.size(); ++id) {
        node const& n = from[id];
        if (n.is_number()) {
            moved[id] = to.number(n.value);
        } else if (n.is_variable()) {
            moved[id] = to.variable_at(n.first);
            if (n.first >= 0 && (mask >> n.first & 1) != 0)
                moved[id] = to.operation(describe<primitives::row_constant_op>, &moved[id], 1);
        } else {
            node_id arguments[max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = moved[from.argument(id, i)];
            moved[id] = to.operation(*n.op, arguments, n.count);
        }
    }
    for (int i = 0; i < from.output_count; ++i) to.outputs.push_back(moved[from.outputs[i]]);
    return to;
}

} // namespace ogive::graphs
