// SPDX-License-Identifier: BSL-1.0
#pragma once
#if defined(__SSE2__) && !defined(__AVX512F__)
#include <immintrin.h>
#include <ogive/simd/detail/target.hpp>

/// SSE2 to AVX2, with and without FMA.
namespace ogive::simd::detail::native {

#if defined(__AVX__)
[[gnu::always_inline]] inline batch<float> sqrt(batch<float> a) { return _mm256_sqrt_ps(a); }
[[gnu::always_inline]] inline batch<float> at_most(batch<float> a, batch<float> bound) {
    return _mm256_min_ps(bound, a);
}
[[gnu::always_inline]] inline batch<float> at_least(batch<float> a, batch<float> bound) {
    return _mm256_max_ps(bound, a);
}
[[gnu::always_inline]] inline batch<float> round_even(batch<float> a) {
    return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<float> floor(batch<float> a) {
    return _mm256_round_ps(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<float> blend_bits(batch<float> mask, batch<float> a, batch<float> b) {
    return _mm256_or_ps(_mm256_and_ps(mask, a), _mm256_andnot_ps(mask, b));
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_left(batch<float> a) {
#if defined(__AVX2__)
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_castps_si256(a), K));
#else
    auto const all = _mm256_castps_si256(a);
    auto const low = _mm_slli_epi32(_mm256_castsi256_si128(all), K);
    auto const high = _mm_slli_epi32(_mm256_extractf128_si256(all, 1), K);
    return _mm256_castsi256_ps(_mm256_set_m128i(high, low));
#endif
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_right(batch<float> a) {
#if defined(__AVX2__)
    return _mm256_castsi256_ps(_mm256_srli_epi32(_mm256_castps_si256(a), K));
#else
    auto const all = _mm256_castps_si256(a);
    auto const low = _mm_srli_epi32(_mm256_castsi256_si128(all), K);
    auto const high = _mm_srli_epi32(_mm256_extractf128_si256(all, 1), K);
    return _mm256_castsi256_ps(_mm256_set_m128i(high, low));
#endif
}

[[gnu::always_inline]] inline batch<double> sqrt(batch<double> a) { return _mm256_sqrt_pd(a); }
[[gnu::always_inline]] inline batch<double> at_most(batch<double> a, batch<double> bound) {
    return _mm256_min_pd(bound, a);
}
[[gnu::always_inline]] inline batch<double> at_least(batch<double> a, batch<double> bound) {
    return _mm256_max_pd(bound, a);
}
[[gnu::always_inline]] inline batch<double> round_even(batch<double> a) {
    return _mm256_round_pd(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<double> floor(batch<double> a) {
    return _mm256_round_pd(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<double> blend_bits(batch<double> mask, batch<double> a, batch<double> b) {
    return _mm256_or_pd(_mm256_and_pd(mask, a), _mm256_andnot_pd(mask, b));
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_left(batch<double> a) {
#if defined(__AVX2__)
    return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(a), K));
#else
    auto const all = _mm256_castpd_si256(a);
    auto const low = _mm_slli_epi64(_mm256_castsi256_si128(all), K);
    auto const high = _mm_slli_epi64(_mm256_extractf128_si256(all, 1), K);
    return _mm256_castsi256_pd(_mm256_set_m128i(high, low));
#endif
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_right(batch<double> a) {
#if defined(__AVX2__)
    return _mm256_castsi256_pd(_mm256_srli_epi64(_mm256_castpd_si256(a), K));
#else
    auto const all = _mm256_castpd_si256(a);
    auto const low = _mm_srli_epi64(_mm256_castsi256_si128(all), K);
    auto const high = _mm_srli_epi64(_mm256_extractf128_si256(all, 1), K);
    return _mm256_castsi256_pd(_mm256_set_m128i(high, low));
#endif
}

#else
[[gnu::always_inline]] inline batch<float> sqrt(batch<float> a) { return _mm_sqrt_ps(a); }
[[gnu::always_inline]] inline batch<float> at_most(batch<float> a, batch<float> bound) {
    return _mm_min_ps(bound, a);
}
[[gnu::always_inline]] inline batch<float> at_least(batch<float> a, batch<float> bound) {
    return _mm_max_ps(bound, a);
}
[[gnu::always_inline]] inline batch<float> blend_bits(batch<float> mask, batch<float> a, batch<float> b) {
    return _mm_or_ps(_mm_and_ps(mask, a), _mm_andnot_ps(mask, b));
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_left(batch<float> a) {
    return _mm_castsi128_ps(_mm_slli_epi32(_mm_castps_si128(a), K));
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_right(batch<float> a) {
    return _mm_castsi128_ps(_mm_srli_epi32(_mm_castps_si128(a), K));
}

[[gnu::always_inline]] inline batch<double> sqrt(batch<double> a) { return _mm_sqrt_pd(a); }
[[gnu::always_inline]] inline batch<double> at_most(batch<double> a, batch<double> bound) {
    return _mm_min_pd(bound, a);
}
[[gnu::always_inline]] inline batch<double> at_least(batch<double> a, batch<double> bound) {
    return _mm_max_pd(bound, a);
}
[[gnu::always_inline]] inline batch<double> blend_bits(batch<double> mask, batch<double> a, batch<double> b) {
    return _mm_or_pd(_mm_and_pd(mask, a), _mm_andnot_pd(mask, b));
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_left(batch<double> a) {
    return _mm_castsi128_pd(_mm_slli_epi64(_mm_castpd_si128(a), K));
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_right(batch<double> a) {
    return _mm_castsi128_pd(_mm_srli_epi64(_mm_castpd_si128(a), K));
}

#endif

#if defined(__FMA__)
[[gnu::always_inline]] inline batch<float> fma(batch<float> a, batch<float> b, batch<float> c) {
    return _mm256_fmadd_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<float> fnma(batch<float> a, batch<float> b, batch<float> c) {
    return _mm256_fnmadd_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<float> fms(batch<float> a, batch<float> b, batch<float> c) {
    return _mm256_fmsub_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<double> fma(batch<double> a, batch<double> b, batch<double> c) {
    return _mm256_fmadd_pd(a, b, c);
}
[[gnu::always_inline]] inline batch<double> fnma(batch<double> a, batch<double> b, batch<double> c) {
    return _mm256_fnmadd_pd(a, b, c);
}
[[gnu::always_inline]] inline batch<double> fms(batch<double> a, batch<double> b, batch<double> c) {
    return _mm256_fmsub_pd(a, b, c);
}
#else
template <batch_lane V>
[[gnu::always_inline]] inline V fma(V a, V b, V c) {
    return a * b + c;
}
template <batch_lane V>
[[gnu::always_inline]] inline V fnma(V a, V b, V c) {
    return c - a * b;
}
template <batch_lane V>
[[gnu::always_inline]] inline V fms(V a, V b, V c) {
    return a * b - c;
}
#endif

/// The hardware gives b when one of both is NaN.
template <batch_lane V>
[[gnu::always_inline]] inline V min(V a, V b) {
    return xsimd::select(xsimd::isnan(a), a, at_most(b, a));
}
template <batch_lane V>
[[gnu::always_inline]] inline V max(V a, V b) {
    return xsimd::select(xsimd::isnan(a), a, at_least(b, a));
}

#if !defined(__AVX__)
/// Numbers beyond 2^fraction_bits are integers already.
template <batch_lane V>
[[gnu::always_inline]] inline V round_even(V a) {
    V const magic = broadcast<V>(format<V>::integer_magic);
    V const sign = broadcast<V>(-0.0);
    V const size = native::blend_bits(sign, broadcast<V>(0), a);
    V const rounded = (size + magic) - magic;
    return xsimd::select(size < magic, rounded | (a & sign), a);
}
template <batch_lane V>
[[gnu::always_inline]] inline V floor(V a) {
    V const rounded = native::round_even(a);
    return xsimd::select(rounded > a, rounded - broadcast<V>(1), rounded);
}
#endif

} // namespace ogive::simd::detail::native

#endif
