// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native.hpp>
#include <ogive/simd/detail/scalar.hpp>

namespace ogive::simd {

/// a * b + c: with one rounding where the target has such an instruction, else with two. The choice is the same for
/// numbers, registers and constant expressions. Every product that is added to something is written with it, since a
/// compiler may fuse `a * b + c` or not as it pleases.
template <lane V>
[[gnu::always_inline]] constexpr V fma(V a, V b, V c) {
    if constexpr (scalar_lane<V>)
        return detail::scalar_fma(a, b, c);
    else
        return detail::native::fma(a, b, c);
}

/// c - a * b, rounded as `fma`.
template <lane V>
[[gnu::always_inline]] constexpr V fnma(V a, V b, V c) {
    if constexpr (scalar_lane<V>)
        return detail::scalar_fma(-a, b, c);
    else
        return detail::native::fnma(a, b, c);
}

/// a * b - c, rounded as `fma`.
template <lane V>
[[gnu::always_inline]] constexpr V fms(V a, V b, V c) {
    if constexpr (scalar_lane<V>)
        return detail::scalar_fma(a, b, -c);
    else
        return detail::native::fms(a, b, c);
}

/// The square root, correctly rounded; NaN below zero, -0 at -0.
template <lane V>
[[gnu::always_inline]] constexpr V sqrt(V x) {
    if constexpr (scalar_lane<V>)
        return detail::scalar_sqrt(x);
    else
        return detail::native::sqrt(x);
}

/// 1 / sqrt(x), within 1 ulp; inf at +0, -inf at -0, 0 at inf.
template <lane V>
[[gnu::always_inline]] constexpr V rsqrt(V x) {
    return broadcast<V>(1) / simd::sqrt(x);
}

} // namespace ogive::simd
