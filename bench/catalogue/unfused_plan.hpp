// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>

namespace bench {

/// Where the results of a graph's operations go when each is a loop of its own: results into their buffers, others
/// into temporary ones, which are used again as soon as their number is no longer needed (also by the operation that
/// reads it last).
template <int Nodes>
struct unfused_plan {
    int place[Nodes]{}; ///< of an operation: a result's number, or the number of results plus a temporary's
    int places = 0;
};

template <class Graph>
constexpr auto plan_of(Graph const& g) {
    constexpr int nodes = static_cast<int>(sizeof(Graph::nodes) / sizeof(ogive::graphs::node));
    unfused_plan<nodes> plan;
    int last_use[nodes]{};
    for (int id = 0; id < g.sizes.nodes; ++id)
        for (int i = 0; i < g.nodes[id].count; ++i) last_use[g.argument(id, i)] = id;

    int const results = g.sizes.outputs;
    bool busy[nodes + 1]{}; // temporaries
    int temporaries = 0;
    for (int id = 0; id < g.sizes.nodes; ++id) {
        if (!g.nodes[id].is_operation()) continue;
        for (int i = 0; i < g.nodes[id].count; ++i) {
            int const argument = g.argument(id, i);
            if (g.nodes[argument].is_operation() && last_use[argument] == id &&
                plan.place[argument] >= results)
                busy[plan.place[argument] - results] = false;
        }
        int place = 0;
        while (place < results && g.outputs[place] != id) ++place;
        if (place == results) {
            int free = 0;
            while (busy[free]) ++free;
            busy[free] = true;
            temporaries = free + 1 > temporaries ? free + 1 : temporaries;
            place = results + free;
        }
        plan.place[id] = place;
    }
    plan.places = results + temporaries;
    return plan;
}

} // namespace bench
