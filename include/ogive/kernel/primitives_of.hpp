// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>
#include <ogive/graph/descriptor.hpp>
#include <ogive/primitive/list.hpp>
#include <type_traits>

namespace ogive::kernels {

template <class P, class List>
inline constexpr bool is_in = false;

template <class P, class... L>
inline constexpr bool is_in<P, primitive_list<L...>> = (... || std::is_same_v<P, L>);

/// The users' primitives that a formula, or a derivative of it, can come to apply: `List` and those found in T.
template <class T, class List>
struct collect {
    using type = List;
};

template <class List, class... T>
struct collect_all {
    using type = List;
};

template <class List, class First, class... Rest>
struct collect_all<List, First, Rest...> : collect_all<typename collect<First, List>::type, Rest...> {};

template <class P, class List>
struct collect_primitive;

template <class... L, class P>
    requires(is_in<P, primitive_list<L...>> || is_in<P, builtin_primitives>)
struct collect_primitive<P, primitive_list<L...>> {
    using type = primitive_list<L...>;
};

template <class P, int... I>
constexpr auto derivative_of(std::integer_sequence<int, I...>) {
    constexpr auto argument = variable<"argument">{};
    if constexpr (requires { P::derivative((void(I), argument)..., argument); })
        return P::derivative((void(I), argument)..., argument);
    else
        return 0;
}

template <class... L, class P>
    requires(!is_in<P, primitive_list<L...>> && !is_in<P, builtin_primitives>)
struct collect_primitive<P, primitive_list<L...>>
    : collect<decltype(derivative_of<P>(std::make_integer_sequence<int, P::arity>{})),
              primitive_list<L..., P>> {};

template <class P, class... A, class List>
struct collect<apply<P, A...>, List> : collect_all<typename collect_primitive<P, List>::type, A...> {};

template <fixed_string Name, class Body, class... Parameters, class... A, class List>
struct collect<call<function<Name, Body, Parameters...>, A...>, List> : collect_all<List, Body, A...> {};

template <class F, class V, class List>
struct collect<derivative<F, V>, List> : collect<F, List> {};

template <class... T, class List>
struct collect<partials<T...>, List> : collect_all<List, T...> {};

template <class List, class More>
struct joined;

template <class... P, class... Q>
struct joined<primitive_list<P...>, primitive_list<Q...>> {
    using type = primitive_list<P..., Q...>;
};

/// All primitives that can occur in the program of some formulas.
template <class... F>
using primitives_of =
    typename joined<builtin_primitives, typename collect_all<primitive_list<>, F...>::type>::type;

template <int I, class P>
struct indexed {
    using type = P;
};

template <class Sequence, class List>
struct indexed_list;

template <int... I, class... P>
struct indexed_list<std::integer_sequence<int, I...>, primitive_list<P...>> : indexed<I, P>... {};

template <int I, class P>
indexed<I, P> pick(indexed<I, P> const&);

template <class List>
struct primitive_index;

/// From the address of a descriptor back to the primitive's type.
template <class... P>
struct primitive_index<primitive_list<P...>> {
    static constexpr graphs::descriptor const* addresses[sizeof...(P)]{&graphs::describe<P>...};

    static constexpr int find(graphs::descriptor const* op) {
        int i = 0;
        while (addresses[i] != op) ++i;
        return i;
    }

    template <int I>
    using at = typename decltype(pick<I>(
        indexed_list<std::make_integer_sequence<int, sizeof...(P)>, primitive_list<P...>>{}))::type;
};

} // namespace ogive::kernels
