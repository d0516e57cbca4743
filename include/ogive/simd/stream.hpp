// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <ogive/simd/pair.hpp>

/// Stores that go past the caches: memory that is not read again soon need not be fetched before it is overwritten.
namespace ogive::simd {

/// Whether the target has such stores.
#if defined(__SSE2__)
inline constexpr bool has_stream = true;
#else
inline constexpr bool has_stream = false;
#endif

/// The bytes of a register, to a multiple of which `stream` writes.
template <class T>
inline constexpr std::size_t stream_alignment = width<T> * sizeof(T);

/// Elements until the next address that `stream` may write to.
template <class T>
inline std::size_t elements_to_alignment(T const* to) {
    std::size_t const beyond = reinterpret_cast<std::uintptr_t>(to) % stream_alignment<T>;
    return beyond == 0 ? 0 : (stream_alignment<T> - beyond) / sizeof(T);
}

/// Writes one V past the caches. `to` is a multiple of stream_alignment.
template <batch_lane V>
[[gnu::always_inline]] inline void stream(element_t<V>* to, V value) {
#if defined(__AVX512F__)
    if constexpr (sizeof(element_t<V>) == 4)
        _mm512_stream_ps(to, value);
    else
        _mm512_stream_pd(to, value);
#elif defined(__AVX__)
    if constexpr (sizeof(element_t<V>) == 4)
        _mm256_stream_ps(to, value);
    else
        _mm256_stream_pd(to, value);
#elif defined(__SSE2__)
    if constexpr (sizeof(element_t<V>) == 4)
        _mm_stream_ps(to, value);
    else
        _mm_stream_pd(to, value);
#else
    value.store_unaligned(to);
#endif
}

template <class V>
[[gnu::always_inline]] inline void stream(element_t<V>* to, pair<V> value) {
    simd::stream(to, value.first);
    simd::stream(to + V::size, value.second);
}

/// Other threads that see what is written from here on see what was streamed, too.
[[gnu::always_inline]] inline void end_of_stream() {
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

} // namespace ogive::simd
