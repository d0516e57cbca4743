// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>
#include <ogive/graph/term.hpp>

namespace ogive::primitives {

/// diff(f, v) at v = p: the derivative of node f with respect to the variable v, which is then replaced by p.
/// `transform/differentiate.hpp` replaces all of these.
struct derivative_op : ternary {
    static constexpr std::string_view name = "diff";
    static constexpr auto value(auto f, auto, auto) { return f; } // never evaluated
};

} // namespace ogive::primitives

namespace ogive::graphs {

/// What the names of an activation's parameters stand for inside its body.
struct environment {
    struct entry {
        std::string_view name;
        node_id id = 0;
    };
    list<entry> entries;

    constexpr node_id const* find(std::string_view name) const {
        for (entry const& e : entries)
            if (e.name == name) return &e.id;
        return nullptr;
    }
};

/// Lowers expressions into a graph: nothing is simplified, calls are expanded, `diff` becomes a node.
/// `scope` is null outside of activations, where names are the formula's own variables.
constexpr node_id lower_node(graph& g, number const& n, environment const*) { return g.number(n.value); }

template <fixed_string Name>
constexpr node_id lower_node(graph& g, variable<Name> const&, environment const* scope) {
    if (scope == nullptr) return g.variable(Name.view());
    node_id const* const found = scope->find(Name.view());
    if (found == nullptr)
        throw "ogive: the formula of an activation uses a variable that is not among its parameters";
    return *found;
}

template <class P, class... A>
constexpr node_id lower_node(graph& g, apply<P, A...> const& e, environment const* scope);
template <class F, class... A>
constexpr node_id lower_node(graph& g, call<F, A...> const& e, environment const* scope);
template <class F, class V>
constexpr node_id lower_node(graph& g, derivative<F, V> const& e, environment const* scope);

template <class P, class... A>
constexpr node_id lower_node(graph& g, apply<P, A...> const& e, environment const* scope) {
    return e.args.unpack([&](auto const&... argument) {
        node_id const ids[]{lower_node(g, argument, scope)...};
        return g.operation(describe<P>, ids, static_cast<int>(sizeof...(A)));
    });
}

/// The body of an activation, its parameters being the given nodes.
template <fixed_string Name, class Body, class... Parameters>
constexpr node_id lower_body(graph& g, function<Name, Body, Parameters...> const& f, node_id const* ids) {
    environment scope;
    int i = 0;
    (scope.entries.push_back({Parameters::name, ids[i++]}), ...);
    return lower_node(g, f.body, &scope);
}

template <class F, class... A>
constexpr node_id lower_node(graph& g, call<F, A...> const& e, environment const* scope) {
    return e.args.unpack([&](auto const&... argument) {
        node_id const ids[]{lower_node(g, argument, scope)...};
        return lower_body(g, e.function, ids);
    });
}

template <class F, class V>
constexpr node_id lower_node(graph& g, derivative<F, V> const& e, environment const* scope) {
    if (scope == nullptr) {
        node_id const body = lower_node(g, e.of, nullptr); // first: its variables come in order of appearance
        if (!g.has_variable(V::name)) return g.number(0);
        node_id const x = g.variable(V::name);
        node_id const ids[]{body, x, x};
        return g.operation(describe<primitives::derivative_op>, ids, 3);
    }
    // Inside an activation the variable stands for an argument, which may share nodes with the rest of the body:
    // differentiate with respect to a variable of its own, then put the argument in its place.
    environment inner;
    node_id const x = g.fresh_variable();
    inner.entries.push_back({V::name, x});
    for (auto const& entry : scope->entries)
        if (entry.name != V::name) inner.entries.push_back(entry);
    node_id const body = lower_node(g, e.of, &inner);
    node_id const ids[]{body, x, lower_node(g, V{}, scope)};
    return g.operation(describe<primitives::derivative_op>, ids, 3);
}

template <class F, class... A>
constexpr term term::make_call(F const& callee, A const&... arguments) {
    graph& g = home_of(arguments...);
    node_id const ids[]{id_in(g, arguments)...};
    return {g, lower_body(g, callee, ids)};
}

/// One graph of all formulas, in order.
template <class... F>
constexpr graph lower(F const&... formulas) {
    graph g;
    (g.outputs.push_back(lower_node(g, as_formula(formulas), nullptr)), ...);
    return g;
}

} // namespace ogive::graphs
