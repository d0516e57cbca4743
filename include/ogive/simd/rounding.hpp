// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>

namespace ogive::simd {

/// The nearest integer, halves to the even one; the sign of zero stays.
template <lane V>
[[gnu::always_inline]] constexpr V round_even(V x) {
    if constexpr (scalar_lane<V>)
        return detail::scalar_round_even(x);
    else
        return detail::native::round_even(x);
}

/// The largest integer not above x.
template <lane V>
[[gnu::always_inline]] constexpr V floor(V x) {
    if constexpr (scalar_lane<V>) {
        V const rounded = detail::scalar_round_even(x);
        return rounded > x ? rounded - V(1) : rounded;
    } else {
        return detail::native::floor(x);
    }
}

/// The integer nearest to x * factor, for products below 2^22 (float) or 2^51 (double).
template <lane V>
[[gnu::always_inline]] constexpr V round_product(V x, double factor) {
    V const magic = broadcast<V>(detail::format<V>::round_magic);
    return simd::fma(x, broadcast<V>(factor), magic) - magic;
}

} // namespace ogive::simd
