// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/shifted_exp.hpp>

// Pieces of exp(x - m) where m is the same along a row; `transform/row_pieces.hpp` opens it up into these.

namespace ogive::primitives {

/// c, which is subtracted from x: 0 for moderate m, else m.
struct shift_offset_op : unary {
    static constexpr std::string_view name = "shift_offset";
    [[gnu::always_inline]] static constexpr auto value(auto m) { return simd::shift_offset(m); }
};

/// k, the integer nearest to (m - c) / log(2).
struct shift_exponent_op : binary {
    static constexpr std::string_view name = "shift_exponent";
    [[gnu::always_inline]] static constexpr auto value(auto m, auto c) {
        return simd::shift_exponent(simd::shift_rest(m, c));
    }
};

/// s = exp(k log(2) - (m - c)), near 1.
struct shift_scale_op : ternary {
    static constexpr std::string_view name = "shift_scale";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto m, auto c, auto k) {
        return simd::shift_scale(simd::shift_rest(m, c), k);
    }
};

/// exp(x - m) = 2^(n-k) exp(x - c - n log(2)) s.
struct shifted_exp_op : primitive_base {
    static constexpr std::string_view name = "shifted_exp";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr int arity = 4;
    [[gnu::always_inline]] static constexpr auto value(auto x, auto c, auto k, auto s) {
        return simd::shifted_exp(x, c, k, s);
    }
};

} // namespace ogive::primitives
