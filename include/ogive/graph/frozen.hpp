// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/intern.hpp>

namespace ogive::graphs {

/// The sizes of a graph.
struct extent {
    int nodes = 0, arguments = 0, outputs = 0, variables = 0;

    constexpr bool fits_in(extent const& e) const {
        return nodes <= e.nodes && arguments <= e.arguments && outputs <= e.outputs && variables <= e.variables;
    }
};

/// Room for the usual formula, in one evaluation; a larger one is measured first.
inline constexpr extent usual_extent{256, 512, 16, 16};

constexpr int at_least_one(int n) { return n > 0 ? n : 1; }

/// A graph that has ended its construction: plain arrays, so that it can be a constexpr variable.
template <extent Extent>
struct frozen_graph {
    extent size;
    node nodes[static_cast<unsigned>(at_least_one(Extent.nodes))]{};
    node_id arguments[static_cast<unsigned>(at_least_one(Extent.arguments))]{};
    node_id outputs[static_cast<unsigned>(at_least_one(Extent.outputs))]{};
    std::string_view variables[static_cast<unsigned>(at_least_one(Extent.variables))]{};

    constexpr node_id argument(node_id id, int i) const { return arguments[nodes[id].first + i]; }
};

constexpr extent extent_of(graph const& g) {
    extent e{g.size(), 0, g.outputs.size(), g.variables.size()};
    for (node_id id = 0; id < g.size(); ++id) e.arguments += g[id].count;
    return e;
}

/// Copies what fits; `size` tells whether it did.
template <extent Extent>
constexpr frozen_graph<Extent> freeze(graph const& g) {
    frozen_graph<Extent> result;
    result.size = extent_of(g);
    if (!result.size.fits_in(Extent)) return result;
    int used = 0;
    for (node_id id = 0; id < g.size(); ++id) {
        node n = g[id];
        if (n.is_operation()) {
            for (int i = 0; i < n.count; ++i) result.arguments[used + i] = g.argument(g[id], i);
            n.first = used;
            used += n.count;
        }
        result.nodes[id] = n;
    }
    for (int i = 0; i < g.outputs.size(); ++i) result.outputs[i] = g.outputs[i];
    for (int i = 0; i < g.variables.size(); ++i) result.variables[i] = g.variables[i];
    return result;
}

template <extent Small, extent Large>
constexpr frozen_graph<Small> shrink(frozen_graph<Large> const& g) {
    frozen_graph<Small> result;
    result.size = g.size;
    for (int i = 0; i < g.size.nodes; ++i) result.nodes[i] = g.nodes[i];
    for (int i = 0; i < g.size.arguments; ++i) result.arguments[i] = g.arguments[i];
    for (int i = 0; i < g.size.outputs; ++i) result.outputs[i] = g.outputs[i];
    for (int i = 0; i < g.size.variables; ++i) result.variables[i] = g.variables[i];
    return result;
}

/// A graph to go on from.
template <extent Extent>
constexpr graph thaw(frozen_graph<Extent> const& f) {
    graph g;
    for (int i = 0; i < f.size.variables; ++i) g.variables.push_back(f.variables[i]);
    for (node_id id = 0; id < f.size.nodes; ++id) {
        node const& n = f.nodes[id];
        if (n.is_number())
            g.number(n.value);
        else if (n.is_variable())
            g.variable_at(n.first);
        else
            g.operation(*n.op, f.arguments + n.first, n.count);
    }
    for (int i = 0; i < f.size.outputs; ++i) g.outputs.push_back(f.outputs[i]);
    return g;
}

/// `constexpr auto g = frozen<[] { return some_graph(); }>();` evaluates a graph while compiling and keeps it in
/// arrays of just its size. Each call has its own budget of the compiler's constexpr steps.
template <auto Make>
constexpr auto frozen() {
    constexpr auto usual = freeze<usual_extent>(Make());
    if constexpr (usual.size.fits_in(usual_extent))
        return shrink<usual.size>(usual);
    else
        return freeze<usual.size>(Make());
}

} // namespace ogive::graphs
