// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/function.hpp>

namespace ogive {

/// Records that the derivative of a formula is wanted.
template <class F, class Variable>
struct derivative : callable<derivative<F, Variable>> {
    F of;

    constexpr derivative() : of() {}
    constexpr explicit derivative(F const& formula) : of(formula) {}
};

/// The derivative of a formula with respect to a variable; a formula itself. More variables: differentiated by
/// one after the other, `diff(f, x, x)` is the second derivative.
///
/// At kinks it follows PyTorch (relu'(0) = 0, ties of `max` share evenly); see each primitive.
template <formula F, fixed_string First, fixed_string... More>
constexpr auto diff(F const& f, variable<First>, variable<More>... more) {
    auto const body = as_formula(f);
    static_assert(!decltype(body)::is_condition,
                  "ogive: a condition has no derivative; write where(condition, a, b)");
    static_assert(!has_reduction<std::remove_const_t<decltype(body)>>,
                  "ogive: a formula that reduces along a row has a matrix of derivatives; use "
                  "ogive::pullback<formula>, which multiplies it with the upstream gradient");
    derivative<std::remove_const_t<decltype(body)>, variable<First>> const result(body);
    if constexpr (sizeof...(More) == 0)
        return result;
    else
        return diff(result, more...);
}

/// What is not a variable is refused.
template <formula F, class... Wrong>
constexpr auto diff(F const&, Wrong const&...) {
    static_assert(dependent_false<Wrong...>,
                  "ogive: diff takes a formula and the variables by which to differentiate "
                  "it: diff(f, x)");
}

} // namespace ogive
