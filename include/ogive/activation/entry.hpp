// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <limits>
#include <ogive/activation/parameters.hpp>

namespace ogive {

/// What tests, benchmarks and tables need to know of an activation beside its formula.
struct activation_facts {
    /// A few numbers: `{-3, 3}`.
    struct points {
        double values[4]{};
        int count = 0;

        template <std::convertible_to<double>... T>
            requires(sizeof...(T) <= 4)
        constexpr points(T... value)
            : values{static_cast<double>(value)...}, count(static_cast<int>(sizeof...(T))) {}
        constexpr double const* begin() const { return values; }
        constexpr double const* end() const { return values + count; }
    };

    /// Where it or its derivative jumps: in x (in the gate b of a gated unit), at the defaults of the other
    /// parameters.
    points kinks = {};
    /// Outside of this interval it is NaN.
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// An entry of the catalogue. All is static, so that inside of a loop over the catalogue the activation can
/// be a template argument: `kernel<decltype(entry)::activation>(in, out)`.
template <auto Activation, activation_facts Facts = activation_facts{}>
struct catalogue_entry {
    static constexpr auto activation = Activation; ///< itself
    static constexpr auto name = Activation.name;  ///< as in its definition
    static constexpr auto facts = Facts;           ///< beside its formula
    /// How many inputs it needs: 1 for f(x), 2 for a gated unit or where a parameter has no default.
    static constexpr int inputs = static_cast<int>(Activation.required);
};

} // namespace ogive
