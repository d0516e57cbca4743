// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <initializer_list>
#include <ogive/graph/lower.hpp>
#include <ogive/transform/derive.hpp>
#include <string_view>
#include <vector>

/// What a kernel of these formulas computes, derived at run time.
template <class... F>
ogive::graphs::graph compiled(F const&... f) {
    return ogive::graphs::compile(ogive::graphs::derive(ogive::graphs::lower(f...)));
}

/// Copies an output of a graph, with all that it needs, into another graph; variables are found by name.
inline ogive::graphs::node_id import(ogive::graphs::graph_view const& from, ogive::graphs::node_id output,
                                     ogive::graphs::graph& to) {
    std::vector<ogive::graphs::node_id> moved(static_cast<std::size_t>(from.size()), -1);
    auto const copy = [&](auto const& self, ogive::graphs::node_id id) -> ogive::graphs::node_id {
        auto& place = moved[static_cast<std::size_t>(id)];
        if (place >= 0) return place;
        auto const n = from[id];
        if (n.is_number()) return place = to.number(n.value);
        if (n.is_variable()) return place = to.variable(from.variables[n.first]);
        std::vector<ogive::graphs::node_id> arguments;
        for (int i = 0; i < n.count; ++i) arguments.push_back(self(self, from.argument(n, i)));
        return place = to.operation(*n.op, arguments.data(), n.count);
    };
    return copy(copy, output);
}

/// Whether two graphs hold the same formulas, in the same order. Equal nodes of one graph are one node, so both are
/// copied into one graph.
inline bool same_formulas(ogive::graphs::graph_view const& a, ogive::graphs::graph_view const& b) {
    if (a.output_count != b.output_count) return false;
    ogive::graphs::graph both;
    for (int i = 0; i < a.output_count; ++i)
        if (import(a, a.outputs[i], both) != import(b, b.outputs[i], both)) return false;
    return true;
}

/// The graph of the derivative of a formula with respect to the variable in a slot.
inline ogive::graphs::graph derivative_of(ogive::graphs::graph g, int slot) {
    ogive::graphs::node_id const v = g.variable_at(slot);
    ogive::graphs::node_id const operands[]{g.outputs[0], v, v};
    g.outputs[0] = g.operation(ogive::graphs::describe<ogive::primitives::derivative_op>, operands, 3);
    return g;
}

/// How many nodes apply one of the primitives of these names.
template <class Graph>
int count_of(Graph const& g, std::initializer_list<std::string_view> names) {
    int count = 0;
    for (ogive::graphs::node_id id = 0; id < g.size(); ++id)
        for (auto const& name : names)
            if (g[id].is_operation() && g[id].op->name == name) ++count;
    return count;
}
