// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>

namespace ogive::graphs {

/// How many nodes a formula has when it is written out.
constexpr double written_size(graph_view const& g, node_id output) {
    list<double> size(output + 1, 1);
    for (node_id id = 0; id <= output; ++id)
        for (int i = 0; i < g[id].count; ++i) size[id] += size[g.argument(id, i)];
    return size[output];
}

/// By node: in how many places it stands, in what the outputs need.
constexpr list<int> places_of(graph_view const& g, node_id const* outputs, int count) {
    list<int> places(g.size(), 0);
    for (int i = 0; i < count; ++i) ++places[outputs[i]];
    for (node_id id = g.size() - 1; id >= 0; --id)
        if (places[id] > 0)
            for (int i = 0; i < g[id].count; ++i) ++places[g.argument(id, i)];
    return places;
}

} // namespace ogive::graphs
