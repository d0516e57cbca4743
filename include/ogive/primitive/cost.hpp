// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace ogive {

/// What a program spends, for each element. Exponentials, logarithms, divisions and roots count inside of functions too
/// (tanh, erf, pow …), but for those that some instruction sets look up.
struct cost {
    int operations = 0;   ///< all of it, a function being one
    int exponentials = 0; ///< of whatever function they are part
    int logarithms = 0;   ///< likewise
    int divisions = 0;    ///< likewise, reciprocals among them
    int square_roots = 0; ///< likewise
    int fused = 0;        ///< products and sums in one
    int selections = 0;   ///< `where`, comparisons, extrema, signs

    /// The same counts.
    constexpr bool operator==(cost const&) const = default;

    /// Adds what another one spends.
    constexpr cost& operator+=(cost const& other) {
        operations += other.operations;
        exponentials += other.exponentials;
        logarithms += other.logarithms;
        divisions += other.divisions;
        square_roots += other.square_roots;
        fused += other.fused;
        selections += other.selections;
        return *this;
    }
};

/// How many registers of a primitive a loop computes at once at most, as measured: what it keeps in registers of its own
/// (numbers, tables) decides. 1, 2 or 4.
struct at_once {
    unsigned in_float = 4;
    unsigned in_double = 4;
};

} // namespace ogive
