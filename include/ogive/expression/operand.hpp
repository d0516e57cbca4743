// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <type_traits>

namespace ogive {

/// For static_assert in templates that must not be instantiated.
template <class...>
inline constexpr bool dependent_false = false;

} // namespace ogive

/// The namespace of the functions of formulas (`exp`, `where` …): argument-dependent lookup finds them from
/// any operand, so `exp(-x)` needs no `using`.
namespace ogive::functions {

/// What every node of a formula inherits. An operand's type has
/// `build<Primitive>(arguments...)`, which makes the node that applies a primitive.
struct operand {
    /// A formula has no truth value while it is written: `if (x > 0)` and `x > 0 ? a : b` are refused.
    template <std::same_as<bool> B>
    constexpr explicit operator B() const {
        static_assert(dependent_false<B>,
                      "ogive: a formula is neither true nor false, so it cannot stand in if, ?: "
                      "or while; write where(condition, a, b) instead");
        return false;
    }
};

/// What may stand in a formula: formulas, conditions and numbers that were made operands.
template <class T>
concept operand_type = std::is_base_of_v<operand, T>;

/// A number as C++ has it, which formulas mix with; bool is none.
template <class T>
concept number_literal = std::is_arithmetic_v<T> && !std::same_as<T, bool>;

/// What may stand in a formula: at least one operand, and plain numbers beside it.
template <class... T>
concept operands = (... || operand_type<T>)&&(... && (operand_type<T> || number_literal<T>));

/// The first operand among the arguments; no `type` where there is none, as in tanh(1.0) after `using namespace ogive`.
template <class...>
struct front {};

template <class First, class... Rest>
struct front<First, Rest...> : front<Rest...> {};

template <operand_type First, class... Rest>
struct front<First, Rest...> {
    using type = First;
};

/// The type of a primitive applied to operands and numbers.
template <class Primitive, class... T>
using built = typename front<T...>::type::template built<Primitive, T...>;

/// Applies a primitive to operands and numbers, in the world (expression or graph) of the first operand.
template <class Primitive, class... T>
constexpr built<Primitive, T...> build(T const&... arguments) {
    return front<T...>::type::template build<Primitive>(arguments...);
}

} // namespace ogive::functions
