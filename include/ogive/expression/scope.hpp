// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/variable.hpp>

namespace ogive {

template <class F, class Variable>
struct derivative;

/// Whether a formula names a variable.
template <class E, class Variable>
inline constexpr bool mentions = std::is_same_v<E, Variable>;

template <class P, class... A, class Variable>
inline constexpr bool mentions<apply<P, A...>, Variable> = (... || mentions<A, Variable>);

template <class F, class... A, class Variable>
inline constexpr bool mentions<call<F, A...>, Variable> = (... || mentions<A, Variable>);

template <class F, class V, class Variable>
inline constexpr bool mentions<derivative<F, V>, Variable> = mentions<F, Variable>;

/// Stops compilation with the name of the variable among the template arguments.
template <fixed_string Name, bool Known>
struct variable_of_activation {
    static_assert(
        Known, "ogive: the formula of an activation uses a variable that is not among its parameters (it is "
               "the argument of variable_of_activation); list it before the formula");
    static constexpr bool known = Known;
};

/// True if all variables of a formula are among these parameters; stops compilation if not.
template <class E, class... Parameters>
inline constexpr bool check_scope = true;

template <fixed_string Name, class... Parameters>
inline constexpr bool check_scope<variable<Name>, Parameters...> =
    variable_of_activation<Name, (... || (Parameters::name == Name.view()))>::known;

template <class P, class... A, class... Parameters>
inline constexpr bool check_scope<apply<P, A...>, Parameters...> = (... && check_scope<A, Parameters...>);

template <class F, class... A, class... Parameters>
inline constexpr bool check_scope<call<F, A...>, Parameters...> = (... && check_scope<A, Parameters...>);

template <class F, class V, class... Parameters>
inline constexpr bool check_scope<derivative<F, V>, Parameters...> =
    check_scope<F, Parameters...>&& check_scope<V, Parameters...>;

} // namespace ogive
