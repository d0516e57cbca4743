// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/expression.hpp>
#include <type_traits>
#include <utility>

namespace ogive {

/// `x = something`: a name with what it stands for in one call, a number, a buffer or a formula.
/// Lvalues are held by reference: a binding lives as long as the call that it is an argument of.
template <fixed_string Name, class T>
struct binding {
    static constexpr auto key = Name;         ///< the name, as a template argument
    static constexpr auto name = Name.view(); ///< the name
    T value;                                  ///< what it stands for
};

/// Whether a type is a binding.
template <class T>
inline constexpr bool is_binding = false;

template <fixed_string Name, class T>
inline constexpr bool is_binding<binding<Name, T>> = true;

/// A variable of a formula; two of the same name are the same variable.
template <fixed_string Name>
struct variable : callable<variable<Name>> {
    static constexpr auto name = Name.view(); ///< as it is printed

    /// Binds the name, for one call: `kernel<f>(x = buffer, a = 0.25f, out)`.
    template <class T>
    constexpr auto operator=(T&& value) const {
        return binding<Name, T>{std::forward<T>(value)};
    }
};

/// Whether a type is a variable.
template <class T>
inline constexpr bool is_variable = false;

template <fixed_string Name>
inline constexpr bool is_variable<variable<Name>> = true;

/// `constexpr auto x = ogive::var<"x">;`
template <fixed_string Name>
inline constexpr variable<Name> var{};

} // namespace ogive
