// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native.hpp>
#include <ogive/simd/detail/scalar.hpp>

namespace ogive::simd {

/// The bits of a where those of `mask` are set, elsewhere those of b.
template <lane V>
[[gnu::always_inline]] constexpr V blend_bits(V mask, V a, V b) {
    if constexpr (scalar_lane<V>) {
        using detail::to_bits;
        return detail::from_bits<V>((to_bits(mask) & to_bits(a)) | (~to_bits(mask) & to_bits(b)));
    } else {
        return detail::native::blend_bits(mask, a, b);
    }
}

/// The bits that both have.
template <lane V>
[[gnu::always_inline]] constexpr V bits_and(V a, V b) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) & detail::to_bits(b));
    else
        return a & b;
}

/// The bits that one of them has, or both.
template <lane V>
[[gnu::always_inline]] constexpr V bits_or(V a, V b) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) | detail::to_bits(b));
    else
        return detail::native::bits_or(a, b);
}

/// The bits that one of them has, and not the other.
template <lane V>
[[gnu::always_inline]] constexpr V bits_xor(V a, V b) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) ^ detail::to_bits(b));
    else
        return a ^ b;
}

/// The bits that it does not have.
template <lane V>
[[gnu::always_inline]] constexpr V bits_not(V a) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(~detail::to_bits(a));
    else
        return ~a;
}

/// The sum of the bit patterns as integers.
template <lane V>
[[gnu::always_inline]] constexpr V bits_sum(V a, V b) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) + detail::to_bits(b));
    else
        return detail::native::bits_sum(a, b);
}

/// The bit pattern moved K places to the left; zeros come in.
template <int K, lane V>
[[gnu::always_inline]] constexpr V shift_left(V a) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) << K);
    else
        return detail::native::shift_left<K>(a);
}

/// The bit pattern moved K places to the right; zeros come in.
template <int K, lane V>
[[gnu::always_inline]] constexpr V shift_right(V a) {
    if constexpr (scalar_lane<V>)
        return detail::from_bits<V>(detail::to_bits(a) >> K);
    else
        return detail::native::shift_right<K>(a);
}

/// |x|, also of NaN: only the sign changes.
template <lane V>
[[gnu::always_inline]] constexpr V abs(V x) {
    V const zero = broadcast<V>(0.0);
    return simd::blend_bits(broadcast<V>(-0.0), zero, x);
}

/// -|x|, also of NaN.
template <lane V>
[[gnu::always_inline]] constexpr V negated_abs(V x) {
    return simd::bits_or(x, broadcast<V>(-0.0));
}

/// The size of x with the sign of s.
template <lane V>
[[gnu::always_inline]] constexpr V copysign(V x, V s) {
    return simd::blend_bits(broadcast<V>(-0.0), s, x);
}

/// -x, also of zeros: only the sign changes. (xsimd's own `-` gives +0 for +0 with AVX-512.)
template <lane V>
[[gnu::always_inline]] constexpr V negate(V x) {
    return simd::bits_xor(x, broadcast<V>(-0.0));
}

/// x with its sign changed where that of s is set.
template <lane V>
[[gnu::always_inline]] constexpr V flip_sign(V x, V s) {
    return simd::bits_xor(x, simd::bits_and(s, broadcast<V>(-0.0)));
}

} // namespace ogive::simd
