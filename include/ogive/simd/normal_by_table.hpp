// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/normal_table.hpp>
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd::detail {

/// Whether x Phi(x) and its derivative are looked up as they are, without Mills' ratio: of floats with AVX-512, where one
/// instruction looks up in a table of 32. That takes neither a division nor a double word.
template <lane V>
inline constexpr bool normal_by_table = (has_exponent_instructions && format<V>::is_float);

/// x Phi(x) and its derivative for x = -|argument|.
template <lane V>
struct normal_tail {
    V part, p, n;      ///< e^(-t^2/2) / 2 = part (1 + p) 2^floor(n), but for what the table has
    V index, distance; ///< the piece, and how far t is from its centre

    [[gnu::always_inline]] constexpr explicit normal_tail(V argument) {
        V const t = simd::at_most(simd::abs(argument), 14.75); // there both functions are 0
        V const square = simd::rounded_product(t, t), lost = simd::fms(t, t, square);
        V const c = broadcast<V>(-0x1.715476p-1); // -log2(e)/2, rounded
        V const exponent = simd::fma(square, c, broadcast<V>(exp_magic<V>));
        n = exp_steps(exponent);
        V const r = simd::fma(lost, c, simd::fms(square, c, n));
        // 2^r - 1, less what the table's entry has too much
        p = simd::fms(r, simd::polynomial(r, 0x1.62e43p-1, 0x1.ebfff2p-3, 0x1.c6af32p-5),
                      lookup(exp_table<V>::up_error, exponent));
        part = lookup(exp_table<V>::up, exponent);
        index = simd::shift_right<20>(t + broadcast<V>(1.046875));
        distance = t - entry<normal_table::rows>(index, 0);
    }

    /// |x| Phi(-|x|).
    [[gnu::always_inline]] constexpr V gated() const { return times<1>(); }

    /// Phi(-|x|) - |x| phi(x).
    [[gnu::always_inline]] constexpr V slope() const { return times<6>(); }

private:
    template <int Row>
    [[gnu::always_inline]] constexpr V times() const {
        V y = entry<normal_table::rows>(index, Row + 4);
        for (int i = 3; i >= 0; --i) y = simd::fma(y, distance, entry<normal_table::rows>(index, Row + i));
        y = simd::rounded_product(y, part); // exact near 0
        return scale2_floor(simd::fma(y, p, y), n);
    }
};

} // namespace ogive::simd::detail
