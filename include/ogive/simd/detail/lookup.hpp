// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native.hpp>
#include <ogive/simd/detail/scalar.hpp>

namespace ogive::simd::detail {

/// table[i] with i in the low five bits of the index's pattern; of doubles in the low four.
template <class T, std::size_t N>
[[gnu::always_inline]] constexpr T lookup(T const (&table)[N], T index) {
    return table[to_bits(index) % N];
}

#if defined(__AVX512F__)
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[32], batch<float> index) {
    __m512i const i = _mm512_castps_si512(index);
    return _mm512_permutex2var_ps(_mm512_loadu_ps(table), i, _mm512_loadu_ps(table + 16));
}
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[16], batch<float> index) {
    return _mm512_maskz_permutexvar_ps(0xffff, _mm512_castps_si512(index), _mm512_loadu_ps(table));
}
[[gnu::always_inline]] inline batch<double> lookup(double const (&table)[16], batch<double> index) {
    __m512i const i = _mm512_castpd_si512(index);
    return _mm512_permutex2var_pd(_mm512_loadu_pd(table), i, _mm512_loadu_pd(table + 8));
}
#else
#if defined(__AVX2__)
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[16], batch<float> index) {
    __m256i const i = _mm256_castps_si256(index); // the fourth bit says in which half
    return _mm256_blendv_ps(_mm256_permutevar8x32_ps(_mm256_loadu_ps(table), i),
                            _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 8), i),
                            _mm256_castsi256_ps(_mm256_slli_epi32(i, 28)));
}
#endif
template <class T, std::size_t N>
[[gnu::always_inline]] inline batch<T> lookup(T const (&table)[N], batch<T> index) {
    T i[width<T>], value[width<T>];
    store(i, index);
    for (std::size_t k = 0; k < width<T>; ++k) value[k] = lookup(table, i[k]);
    return load<batch<T>>(value);
}
#endif

template <class T, std::size_t N, class V>
[[gnu::always_inline]] inline pair<V> lookup(T const (&table)[N], pair<V> index) {
    return {detail::lookup(table, index.first), detail::lookup(table, index.second)};
}

} // namespace ogive::simd::detail
