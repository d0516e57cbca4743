// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native.hpp>
#include <ogive/simd/detail/scalar.hpp>

namespace ogive::simd::detail {

/// table[i] with i in the low five bits of the index's pattern.
[[gnu::always_inline]] constexpr float lookup(float const (&table)[32], float index) {
    return table[to_bits(index) & 31];
}

#if defined(__AVX512F__)
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[32], batch<float> index) {
    __m512i const i = _mm512_castps_si512(index);
    return _mm512_permutex2var_ps(_mm512_loadu_ps(table), i, _mm512_loadu_ps(table + 16));
}
#else
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[32], batch<float> index) {
    float i[width<float>], value[width<float>];
    store(i, index);
    for (std::size_t k = 0; k < width<float>; ++k) value[k] = lookup(table, i[k]);
    return load<batch<float>>(value);
}
#endif

} // namespace ogive::simd::detail
