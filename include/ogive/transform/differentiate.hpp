// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/choices.hpp>
#include <ogive/transform/rewrite.hpp>

namespace ogive::graphs {

constexpr bool is_pullback(node const& n) { return n.op == &describe<primitives::pullback_op>; }
constexpr bool is_derivative(node const& n) {
    return n.op == &describe<primitives::derivative_op> || is_pullback(n);
}

/// In ogive/transform/row_gradient.hpp.
constexpr node_id row_gradient(graph& g, node_id f, node_id x, node_id upstream);

/// adjoint * partial as the chain rule has it. A product that a derivative rule has just made (a node from `made` on)
/// is taken on factor by factor from the left, so that x * sigmoid(x), which the value needs, is found again in the
/// derivative.
constexpr node_id chain(graph& g, node_id adjoint, node_id partial, node_id made) {
    auto const is_one = [&](node_id id) { return g[id].is_number() && g[id].value == 1; };
    if (is_one(adjoint)) return partial;
    if (is_one(partial)) return adjoint;
    if (partial >= made && g[partial].op == &describe<primitives::times_op>) {
        node_id const left = g.argument(partial, 0), right = g.argument(partial, 1);
        return chain(g, chain(g, adjoint, left, made), right, made);
    }
    bool const number_first = g[partial].is_number();
    node_id const factors[]{number_first ? partial : adjoint, number_first ? adjoint : partial};
    return g.operation(describe<primitives::times_op>, factors, 2);
}

/// The derivative of node f with respect to node x: one reverse sweep over the nodes between them. The graph grows
/// by a few nodes for each node of f.
constexpr node_id reverse_accumulate(graph& g, node_id f, node_id x) {
    list<char> active(f + 1);
    list<node_id> adjoint(f + 1, -1);
    if (x > f) return g.number(0);
    active[x] = 1;
    for (node_id id = x + 1; id <= f; ++id)
        for (int i = 0; i < g[id].count; ++i)
            if (active[g.argument(id, i)]) active[id] = 1;
    adjoint[f] = g.number(1);
    choices path(g, f + 1);
    list<node_id> partial;
    for (node_id id = f; id > x; --id) {
        if (!active[id] || adjoint[id] < 0) continue;
        partial = {};
        node_id const made = g.size();
        g[id].op->differentiate(g, id, partial);
        for (int i = 0; i < partial.size(); ++i) {
            node_id const to = g.argument(id, i);
            if (!active[to] || (g[partial[i]].is_number() && g[partial[i]].value == 0)) continue;
            if (!path.follow(id, i, adjoint[to] >= 0)) continue;
            node_id const contribution = chain(g, adjoint[id], partial[i], made);
            if (adjoint[to] < 0) {
                adjoint[to] = contribution;
            } else {
                node_id const terms[]{adjoint[to], contribution};
                adjoint[to] = g.operation(describe<primitives::plus_op>, terms, 2);
            }
        }
    }
    return active[f] && adjoint[x] >= 0 ? adjoint[x] : g.number(0);
}

/// f with another node in the place of a variable.
constexpr node_id substitute(graph& g, node_id f, node_id variable, node_id replacement) {
    if (variable == replacement || f < variable) return f;
    list<node_id> moved(f + 1);
    for (node_id id = 0; id <= f; ++id) moved[id] = id;
    moved[variable] = replacement;
    for (node_id id = variable + 1; id <= f; ++id) {
        node const n = g[id];
        bool changed = false;
        node_id arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i) {
            arguments[i] = moved[g.argument(n, i)];
            changed = changed || arguments[i] != g.argument(n, i);
        }
        if (changed) moved[id] = g.operation(*n.op, arguments, n.count);
    }
    return moved[f];
}

/// True if the outputs of a graph, which has no dead nodes, still want a derivative.
template <class Graph>
constexpr bool has_derivatives(Graph const& g) {
    for (node_id id = 0; id < g.size(); ++id)
        if (is_derivative(g[id])) return true;
    return false;
}

/// Replaces every innermost `diff` by what it stands for; those around them stay for the next round, after
/// simplification.
constexpr graph differentiate(graph_view const& from) {
    list<char> outer(from.size()); // has a diff inside
    for (node_id id = 0; id < from.size(); ++id)
        for (int i = 0; i < from[id].count; ++i)
            if (node_id const inner = from.argument(id, i); outer[inner] || is_derivative(from[inner]))
                outer[id] = 1;
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        if (!is_derivative(from[id]) || outer[id]) return to.operation(*from[id].op, arguments, count);
        if (is_pullback(from[id])) return row_gradient(to, arguments[0], arguments[1], arguments[2]);
        return substitute(to, reverse_accumulate(to, arguments[0], arguments[1]), arguments[1], arguments[2]);
    });
    return to;
}

} // namespace ogive::graphs

// The gradient along rows needs what is above.
#include <ogive/transform/row_gradient.hpp>
