// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/functions.hpp>
#include <ogive/expression/operators.hpp>
#include <ogive/expression/reductions.hpp>
#include <ogive/graph/descriptor.hpp>
#include <ogive/graph/intern.hpp>

namespace ogive::graphs {

// Some functions of formulas are also activations, objects in namespace ogive, which would hide them here.
using functions::logsigmoid, functions::sigmoid, functions::softplus;

/// A node of a graph as an operand: formulas written with terms are built in the graph at once, all of one type.
/// Derivative rules and rewrite rules are written in terms.
struct term : functions::operand {
    graph* home = nullptr;
    node_id id = 0;

    constexpr term() = default;
    constexpr term(graph& g, node_id i) : home(&g), id(i) {}

    template <class P, class... A>
    using built = term;

    template <class P, class... A>
    static constexpr term build(A const&... arguments) {
        graph& g = home_of(arguments...);
        node_id const ids[]{id_in(g, arguments)...};
        return {g, g.operation(describe<P>, ids, static_cast<int>(sizeof...(A)))};
    }

    /// The body of an activation with its parameters replaced; in ogive/graph/lower.hpp.
    template <class F, class... A>
    static constexpr term make_call(F const& callee, A const&... arguments);

    static constexpr node_id id_in(graph&, term t) { return t.id; }
    static constexpr node_id id_in(graph& g, functions::number_literal auto value) {
        return g.number(static_cast<double>(value));
    }

    template <class First, class... Rest>
    static constexpr graph& home_of(First const& first, Rest const&... rest) {
        if constexpr (functions::number_literal<First>)
            return home_of(rest...);
        else
            return *first.home;
    }
};

template <class... T>
constexpr void append_all(graph& g, list<node_id>& to, partials<T...> const& all) {
    to.push_back(term::id_in(g, all.first));
    if constexpr (sizeof...(T) > 1) append_all(g, to, all.rest);
}

constexpr void append_all(graph& g, list<node_id>& to, auto const& only) {
    to.push_back(term::id_in(g, only));
}

/// Not constexpr: it stops compilation, with the primitive in its name.
template <class P>
[[noreturn]] void derivative_of_a_primitive_without_derivative_rule() {
    throw "ogive: this primitive has no derivative rule";
}

template <class P>
constexpr void differentiate_primitive(graph& g, node_id self, list<node_id>& partial) {
    with_arity<P>(
        g[self].count, [&]<int... I>(std::integer_sequence<int, I...>) {
            if constexpr (requires { P::derivative(term(g, (void(I), 0))..., term(g, self)); })
                append_all(g, partial, P::derivative(term(g, g.argument(self, I))..., term(g, self)));
            else
                derivative_of_a_primitive_without_derivative_rule<P>();
        });
}

} // namespace ogive::graphs
