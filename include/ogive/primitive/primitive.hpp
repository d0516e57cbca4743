// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <ogive/primitive/cost.hpp>
#include <string_view>

namespace ogive {

/// How a primitive is written: as a function call, or as an operator with a binding strength.
/// Strengths are those of C++, so that a printed formula means the same when it is compiled again.
struct notation {
    std::string_view symbol = {}; ///< operator sign; empty: written as `name(arguments)`
    int strength = 10;            ///< the larger, the tighter; 10: a function call, a name, a number

    constexpr bool is_operator() const { return !symbol.empty(); }
};

/// Symmetry about zero, declared by a primitive of one argument: `even`: f(-x) = f(x), `odd`: f(-x) = -f(x).
enum class parity { none, even, odd };

/// The partial derivatives of a primitive of several arguments, in their order.
template <class... Terms>
struct partials;

template <class First>
struct partials<First> {
    First first;
};

template <class First, class... Rest>
struct partials<First, Rest...> {
    First first;
    partials<Rest...> rest;
    constexpr partials(First one, Rest... others) : first(one), rest{others...} {}
};

/// The types of the terms are deduced.
template <class... Terms>
partials(Terms...) -> partials<Terms...>;

/// What a primitive inherits; each member can be replaced by one of the same name.
///
/// A primitive is a struct with
///  - `name`: how it is printed,
///  - `value(args...)`: its value; the arguments are `float`, `double` or `simd::batch` of them (bool or a
///    batch of them where it takes a condition). `ogive::simd` has functions that work for all of these;
///  - `derivative(args..., y)`: its derivative as a formula of its arguments and its own value `y`; for several
///    arguments `partials{...}`, one for each.
struct primitive_base {
    static constexpr int arity = 1;                ///< number of arguments; `variadic` for any number
    static constexpr bool is_condition = false;    ///< the value is true or false
    static constexpr bool is_reduction = false;    ///< one value for a whole row; see primitive/reduction.hpp
    static constexpr bool takes_whole_row = false; ///< of such: it goes over the row more than once
    static constexpr bool takes_condition(int) { return false; } ///< argument number i is a condition
    static constexpr bool commutative = false; ///< the order of two arguments does not matter
    static constexpr auto symmetry = parity::none;
    /// What it spends beside being one operation, and a selection if it is a condition.
    static constexpr auto cost = ogive::cost{};
    static constexpr auto at_once = ogive::at_once{};
    /// Of what is computed with a whole sigmoid: the number of the argument whose exponential it shares with others of
    /// them.
    static constexpr int gate = -1;
    static constexpr auto notation = ogive::notation{};
    /// How LaTeX writes it: with `#1` for the first argument, or `!1` for it as a base of powers, in parentheses where
    /// it needs them; without arguments, what stands for the name or the operator sign; empty: those themselves.
    static constexpr std::string_view latex = {};
};

/// The `arity` of a primitive of any number of arguments.
inline constexpr int variadic = -1;

struct unary : primitive_base {};

/// Of two arguments.
struct binary : primitive_base {
    static constexpr int arity = 2;
};

/// Of three arguments.
struct ternary : primitive_base {
    static constexpr int arity = 3;
};

/// Base of primitives with four arguments.
struct quaternary : primitive_base {
    static constexpr int arity = 4;
};

/// A type that `primitive_function` and the graph accept.
template <class P>
concept primitive = std::derived_from<P, primitive_base> && requires {
    { P::name } -> std::convertible_to<std::string_view>;
};

} // namespace ogive
