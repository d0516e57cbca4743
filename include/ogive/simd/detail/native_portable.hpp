// SPDX-License-Identifier: BSL-1.0
#pragma once
#if !defined(__SSE2__)
#include <ogive/simd/detail/target.hpp>

/// Any other target that xsimd knows.
namespace ogive::simd::detail::native {

template <batch_lane V>
[[gnu::always_inline]] inline V fma(V a, V b, V c) {
    return xsimd::fma(a, b, c);
}
template <batch_lane V>
[[gnu::always_inline]] inline V fnma(V a, V b, V c) {
    return xsimd::fma(-a, b, c);
}
template <batch_lane V>
[[gnu::always_inline]] inline V fms(V a, V b, V c) {
    return xsimd::fma(a, b, -c);
}
template <batch_lane V>
[[gnu::always_inline]] inline V sqrt(V a) {
#if defined(__aarch64__) // xsimd 8 estimates
    if constexpr (format<V>::is_float)
        return V(vsqrtq_f32(a));
    else
        return V(vsqrtq_f64(a));
#else
    return xsimd::sqrt(a);
#endif
}
template <batch_lane V>
[[gnu::always_inline]] inline V at_most(V a, V bound) {
    return xsimd::select(bound < a, bound, a);
}
template <batch_lane V>
[[gnu::always_inline]] inline V at_least(V a, V bound) {
    return xsimd::select(bound > a, bound, a);
}
template <batch_lane V>
[[gnu::always_inline]] inline V min(V a, V b) {
    return xsimd::select((a < b) | xsimd::isnan(a), a, b);
}
template <batch_lane V>
[[gnu::always_inline]] inline V max(V a, V b) {
    return xsimd::select((a > b) | xsimd::isnan(a), a, b);
}
template <batch_lane V>
[[gnu::always_inline]] inline V round_even(V a) {
    return xsimd::nearbyint(a);
}
template <batch_lane V>
[[gnu::always_inline]] inline V floor(V a) {
#if defined(__aarch64__) // xsimd 8 loses the sign of zero
    if constexpr (format<V>::is_float)
        return V(vrndmq_f32(a));
    else
        return V(vrndmq_f64(a));
#else
    return xsimd::floor(a);
#endif
}
template <batch_lane V>
[[gnu::always_inline]] inline V blend_bits(V mask, V a, V b) {
    return (mask & a) | (~mask & b);
}

template <lane V>
using bits_of = xsimd::batch<std::conditional_t<format<V>::is_float, std::uint32_t, std::uint64_t>>;
template <int K, batch_lane V>
[[gnu::always_inline]] inline V shift_left(V a) {
    return xsimd::bitwise_cast<V>(xsimd::bitwise_cast<bits_of<V>>(a) << K);
}
template <int K, batch_lane V>
[[gnu::always_inline]] inline V shift_right(V a) {
    return xsimd::bitwise_cast<V>(xsimd::bitwise_cast<bits_of<V>>(a) >> K);
}

} // namespace ogive::simd::detail::native

#endif
