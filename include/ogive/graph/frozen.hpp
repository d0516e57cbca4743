// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/intern.hpp>

namespace ogive::graphs {

/// The sizes of a graph.
struct extent {
    int nodes = 0, arguments = 0, outputs = 0, variables = 0;

    constexpr bool fits_in(extent const& e) const {
        return nodes <= e.nodes && arguments <= e.arguments && outputs <= e.outputs &&
               variables <= e.variables;
    }
};

/// Room for the usual formula, in one evaluation; a larger one is measured first.
inline constexpr extent usual_extent{256, 512, 16, 16};

/// Room for what a pass usually makes of a graph of these sizes.
constexpr extent room_after(extent const& before) {
    int const blocks = 1 + 2 * before.nodes / usual_extent.nodes;
    return {blocks * usual_extent.nodes, blocks * usual_extent.arguments,
            before.outputs > usual_extent.outputs ? before.outputs : usual_extent.outputs,
            before.variables > usual_extent.variables ? before.variables : usual_extent.variables};
}

constexpr int at_least_one(int n) { return n > 0 ? n : 1; }

/// A graph that has ended its construction: plain arrays, so that it can be a constexpr variable.
template <extent Extent>
struct frozen_graph {
    extent sizes;
    node nodes[static_cast<unsigned>(at_least_one(Extent.nodes))]{};
    node_id arguments[static_cast<unsigned>(at_least_one(Extent.arguments))]{};
    node_id outputs[static_cast<unsigned>(at_least_one(Extent.outputs))]{};
    std::string_view variables[static_cast<unsigned>(at_least_one(Extent.variables))]{};

    constexpr operator graph_view() const {
        return {nodes, arguments, sizes.nodes, outputs, sizes.outputs, variables, sizes.variables};
    }
    constexpr int size() const { return sizes.nodes; }
    constexpr node const& operator[](node_id id) const { return nodes[id]; }
    constexpr node_id argument(node_id id, int i) const { return arguments[nodes[id].first + i]; }
};

constexpr extent extent_of(graph const& g) {
    return {g.size(), g.argument_count(), g.outputs.size(), g.variables.size()};
}

/// Copies what fits; `sizes` tells whether it did.
template <extent Extent>
constexpr frozen_graph<Extent> freeze(graph const& g) {
    frozen_graph<Extent> result;
    result.sizes = extent_of(g);
    if (!result.sizes.fits_in(Extent)) return result;
    graph_view const view = g;
    for (node_id id = 0; id < result.sizes.nodes; ++id) result.nodes[id] = view.nodes[id];
    for (int i = 0; i < result.sizes.arguments; ++i) result.arguments[i] = view.arguments[i];
    for (int i = 0; i < result.sizes.outputs; ++i) result.outputs[i] = view.outputs[i];
    for (int i = 0; i < result.sizes.variables; ++i) result.variables[i] = view.variables[i];
    return result;
}

/// Variables of namespaces: clang evaluates one that is local to a constexpr function twice.
template <auto Make, extent Room>
inline constexpr auto frozen_in = freeze<Room>(Make());

/// `constexpr auto const& g = frozen<[] { return some_graph(); }>();` evaluates a graph while compiling and keeps it in
/// arrays of this room: to copy it into arrays of just its size takes longer than what is spared. Each call has its own
/// budget of the compiler's constexpr steps. A graph that exceeds `Room` is evaluated twice.
template <auto Make, extent Room = usual_extent>
constexpr auto const& frozen() {
    constexpr extent sizes = frozen_in<Make, Room>.sizes;
    if constexpr (sizes.fits_in(Room))
        return frozen_in<Make, Room>;
    else
        return frozen_in<Make, sizes>;
}

} // namespace ogive::graphs
