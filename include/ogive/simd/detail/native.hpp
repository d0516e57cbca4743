// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native_avx512.hpp>
#include <ogive/simd/detail/native_portable.hpp>
#include <ogive/simd/detail/native_x86.hpp>
#include <ogive/simd/detail/target.hpp>
#include <ogive/simd/pair.hpp>

namespace ogive::simd::detail::native {

/// Instructions that only AVX-512 has; named here, so that code behind `has_exponent_instructions` compiles.
template <batch_lane V>
    requires(!has_exponent_instructions)
V scale2(V x, V n);
template <batch_lane V>
    requires(!has_exponent_instructions)
V exponent(V x);
template <batch_lane V>
    requires(!has_exponent_instructions)
V significand(V x);
template <class V>
V fraction(V x);

/// The bits that one of them has, or both.
template <batch_lane V>
[[gnu::always_inline]] inline V bits_or(V a, V b) {
    return a | b;
}

template <batch_lane V>
[[gnu::always_inline]] inline V bits_sum(V a, V b) {
    using integer = std::conditional_t<format<V>::is_float, std::int32_t, std::int64_t>;
    using integers = xsimd::batch<integer, typename V::arch_type>;
    return xsimd::bitwise_cast<V>(xsimd::bitwise_cast<integers>(a) + xsimd::bitwise_cast<integers>(b));
}

// Of pairs.

template <class V>
[[gnu::always_inline]] inline pair<V> fma(pair<V> a, pair<V> b, pair<V> c) {
    return {native::fma(a.first, b.first, c.first), native::fma(a.second, b.second, c.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> fnma(pair<V> a, pair<V> b, pair<V> c) {
    return {native::fnma(a.first, b.first, c.first), native::fnma(a.second, b.second, c.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> fms(pair<V> a, pair<V> b, pair<V> c) {
    return {native::fms(a.first, b.first, c.first), native::fms(a.second, b.second, c.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> sqrt(pair<V> a) {
    return {native::sqrt(a.first), native::sqrt(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> at_most(pair<V> a, pair<V> bound) {
    return {native::at_most(a.first, bound.first), native::at_most(a.second, bound.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> at_least(pair<V> a, pair<V> bound) {
    return {native::at_least(a.first, bound.first), native::at_least(a.second, bound.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> min(pair<V> a, pair<V> b) {
    return {native::min(a.first, b.first), native::min(a.second, b.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> max(pair<V> a, pair<V> b) {
    return {native::max(a.first, b.first), native::max(a.second, b.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> round_even(pair<V> a) {
    return {native::round_even(a.first), native::round_even(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> floor(pair<V> a) {
    return {native::floor(a.first), native::floor(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> scale2(pair<V> a, pair<V> n) {
    return {native::scale2(a.first, n.first), native::scale2(a.second, n.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> exponent(pair<V> a) {
    return {native::exponent(a.first), native::exponent(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> fraction(pair<V> a) {
    return {native::fraction(a.first), native::fraction(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> significand(pair<V> a) {
    return {native::significand(a.first), native::significand(a.second)};
}
template <class V>
[[gnu::always_inline]] inline mask_t<pair<V>> is_finite(pair<V> a) {
    return {native::is_finite(a.first), native::is_finite(a.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> blend_bits(pair<V> mask, pair<V> a, pair<V> b) {
    return {native::blend_bits(mask.first, a.first, b.first),
            native::blend_bits(mask.second, a.second, b.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> bits_or(pair<V> a, pair<V> b) {
    return {native::bits_or(a.first, b.first), native::bits_or(a.second, b.second)};
}
template <class V>
[[gnu::always_inline]] inline pair<V> bits_sum(pair<V> a, pair<V> b) {
    return {native::bits_sum(a.first, b.first), native::bits_sum(a.second, b.second)};
}
template <int K, class V>
[[gnu::always_inline]] inline pair<V> shift_left(pair<V> a) {
    return {native::shift_left<K>(a.first), native::shift_left<K>(a.second)};
}
template <int K, class V>
[[gnu::always_inline]] inline pair<V> shift_right(pair<V> a) {
    return {native::shift_right<K>(a.first), native::shift_right<K>(a.second)};
}

} // namespace ogive::simd::detail::native
