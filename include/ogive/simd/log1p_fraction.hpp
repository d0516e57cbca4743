// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/log1p_table.hpp>
#include <ogive/simd/log_parts.hpp>

namespace ogive::simd {

/// log(1 + e) for 0 <= e <= 1, with fewer operations than log1p.
template <lane V>
[[gnu::always_inline]] constexpr V log1p_fraction(V e) {
    if constexpr (detail::log1p_by_table<V>) {
        // The centre nearest to e; the last one reaches up to 1.
        V const index = simd::at_most(e, 0.98) + broadcast<V>(detail::format<V>::round_magic / 32);
        V const z = (e - detail::lookup(detail::log1p_table[0], index)) *
                    detail::lookup(detail::log1p_table[1], index);
        V const q =
            simd::polynomial(z, -0x1p-1, 0x1.556074p-2, -0x1.0009a6p-2); // see minimax/elementary.sollya
        return detail::lookup(detail::log1p_table[2], index) + simd::fma(simd::rounded_product(z, z), q, z);
    } else {
        // 1 + e = 2^n (1 + f) with n = 0, f = e, or n = 1, f = (e - 1) / 2; both exact.
        V const half = broadcast<V>(0.5);
        auto const upper = e > half;
        V const f = simd::select(upper, simd::fms(e, half, half), e);
        return simd::log_compose(simd::select(upper, broadcast<V>(1), broadcast<V>(0)), f);
    }
}

} // namespace ogive::simd
