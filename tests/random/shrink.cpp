// SPDX-License-Identifier: BSL-1.0
#include "shrink.hpp"
#include <ogive/ogive.hpp>

namespace random_formulas {

namespace {

using namespace ogive::graphs;

bool is_condition(node const& n) { return n.is_operation() && n.op->is_condition; }

/// A formula with another node in the place of one; `made` makes it in the new graph, given the nodes before it.
template <class Made>
graph with_node(graph const& g, node_id place, Made const& made) {
    graph to;
    for (auto const& name : g.variables) to.variables.push_back(name);
    list<node_id> moved(g.size(), -1);
    for (node_id id = 0; id < g.size(); ++id) {
        node const& n = g[id];
        if (id == place) {
            moved[id] = made(to, moved);
        } else if (n.is_number()) {
            moved[id] = to.number(n.value);
        } else if (n.is_variable()) {
            moved[id] = to.variable_at(n.first);
        } else {
            node_id arguments[max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = moved[g.argument(n, i)];
            moved[id] = to.operation(*n.op, arguments, n.count);
        }
    }
    to.outputs.push_back(moved[g.outputs[0]]);
    return without_dead_nodes(to);
}

/// Everything that one step can make of a formula: an operation becomes one of its arguments, a variable, or a number.
template <class Visit>
bool each_smaller(graph const& g, Visit const& visit) {
    for (node_id id = g.outputs[0]; id >= 0; --id) {
        node const& n = g[id];
        if (!n.is_operation()) continue;
        for (int i = 0; i < n.count; ++i)
            if (is_condition(g[g.argument(n, i)]) == is_condition(n) &&
                visit(with_node(g, id,
                                [&](graph&, list<node_id> const& moved) { return moved[g.argument(n, i)]; })))
                return true;
        if (is_condition(n)) continue;
        for (double const number : {0.0, 1.0, 2.0})
            if (visit(with_node(g, id, [&](graph& to, list<node_id> const&) { return to.number(number); })))
                return true;
        for (int slot = 0; slot < g.variables.size(); ++slot)
            if (visit(
                    with_node(g, id, [&](graph& to, list<node_id> const&) { return to.variable_at(slot); })))
                return true;
    }
    return false;
}

} // namespace

graph smaller(graph formula, std::function<bool(graph const&)> const& still_true) {
    while (each_smaller(formula, [&](graph const& candidate) {
        if (candidate.size() >= formula.size() || !still_true(candidate)) return false;
        formula = candidate;
        return true;
    })) {
    }
    return formula;
}

} // namespace random_formulas
