// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <ogive/simd/selection.hpp>

/// Registers of which only the first lanes count.
namespace ogive::simd {

namespace detail {

template <class T>
inline constexpr auto lane_numbers = [] {
    struct {
        T values[width<T>];
    } numbers{};
    for (std::size_t i = 0; i < width<T>; ++i) numbers.values[i] = static_cast<T>(i);
    return numbers;
}();

} // namespace detail

/// True in the first `count` lanes.
template <batch_lane V>
[[gnu::always_inline]] inline mask_t<V> first_lanes(std::size_t count) {
    using T = element_t<V>;
#if defined(__AVX512F__)
    using bits = std::conditional_t<sizeof(T) == 4, __mmask16, __mmask8>;
    return mask_t<V>(static_cast<bits>((1u << count) - 1));
#else
    return V::load_unaligned(detail::lane_numbers<T>.values) < V(static_cast<T>(count));
#endif
}

/// Reads the first `count` lanes, or all; the others are 0. Nothing beyond them is touched.
template <batch_lane V>
[[gnu::always_inline]] inline V load_first(element_t<V> const* from, std::size_t count) {
    using T = element_t<V>;
#if defined(__AVX512F__)
    if constexpr (sizeof(T) == 4)
        return V(_mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1), from));
    else
        return V(_mm512_maskz_loadu_pd(static_cast<__mmask8>((1u << count) - 1), from));
#else
    T lanes[width<T>]{};
    for (std::size_t i = 0; i < count; ++i) lanes[i] = from[i];
    return V::load_unaligned(lanes);
#endif
}

/// Writes the first `count` lanes, or all.
template <batch_lane V>
[[gnu::always_inline]] inline void store_first(element_t<V>* to, V value, std::size_t count) {
    using T = element_t<V>;
#if defined(__AVX512F__)
    if constexpr (sizeof(T) == 4)
        _mm512_mask_storeu_ps(to, static_cast<__mmask16>((1u << count) - 1), value);
    else
        _mm512_mask_storeu_pd(to, static_cast<__mmask8>((1u << count) - 1), value);
#else
    T lanes[width<T>];
    value.store_unaligned(lanes);
    for (std::size_t i = 0; i < count; ++i) to[i] = lanes[i];
#endif
}

} // namespace ogive::simd
