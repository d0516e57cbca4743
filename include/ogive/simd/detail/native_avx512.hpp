// SPDX-License-Identifier: BSL-1.0
#pragma once
#if defined(__AVX512F__)
#include <immintrin.h>
#include <ogive/simd/detail/target.hpp>

/// AVX-512: what takes one instruction here and several in general.
namespace ogive::simd::detail::native {

// With all lanes in the mask these are the plain instructions; the plain intrinsics of g++ 12 pass an uninitialized
// register, which -Wuninitialized reports.
inline constexpr __mmask16 all_ps = 0xffff;
inline constexpr __mmask8 all_pd = 0xff;

[[gnu::always_inline]] inline batch<float> fma(batch<float> a, batch<float> b, batch<float> c) {
    return _mm512_fmadd_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<float> fnma(batch<float> a, batch<float> b, batch<float> c) {
    return _mm512_fnmadd_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<float> fms(batch<float> a, batch<float> b, batch<float> c) {
    return _mm512_fmsub_ps(a, b, c);
}
[[gnu::always_inline]] inline batch<float> sqrt(batch<float> a) { return _mm512_maskz_sqrt_ps(all_ps, a); }
[[gnu::always_inline]] inline batch<float> at_most(batch<float> a, batch<float> bound) {
    return _mm512_maskz_min_ps(all_ps, bound, a);
}
[[gnu::always_inline]] inline batch<float> at_least(batch<float> a, batch<float> bound) {
    return _mm512_maskz_max_ps(all_ps, bound, a);
}
[[gnu::always_inline]] inline batch<float> min(batch<float> a, batch<float> b) {
    return _mm512_mask_min_ps(a, _mm512_cmp_ps_mask(a, a, _CMP_ORD_Q), a, b);
}
[[gnu::always_inline]] inline batch<float> max(batch<float> a, batch<float> b) {
    return _mm512_mask_max_ps(a, _mm512_cmp_ps_mask(a, a, _CMP_ORD_Q), a, b);
}
[[gnu::always_inline]] inline batch<float> round_even(batch<float> a) {
    return _mm512_maskz_roundscale_ps(all_ps, a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<float> floor(batch<float> a) {
    return _mm512_maskz_roundscale_ps(all_ps, a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<float> scale2(batch<float> a, batch<float> n) {
    return _mm512_maskz_scalef_ps(all_ps, a, n);
}
/// The exponent of a: 2^e <= |a| < 2^(e+1).
[[gnu::always_inline]] inline batch<float> exponent(batch<float> a) {
    return _mm512_maskz_getexp_ps(all_ps, a);
}
/// a over 2^e for that e.
[[gnu::always_inline]] inline batch<float> fraction(batch<float> a) {
    return _mm512_maskz_getmant_ps(all_ps, a, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
}
/// The significand of a, brought into [3/4, 3/2).
[[gnu::always_inline]] inline batch<float> significand(batch<float> a) {
    return _mm512_maskz_getmant_ps(all_ps, a, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
}
/// The bits of a where those of mask are set, elsewhere those of b.
[[gnu::always_inline]] inline batch<float> blend_bits(batch<float> mask, batch<float> a, batch<float> b) {
    return _mm512_castsi512_ps(_mm512_ternarylogic_epi32(_mm512_castps_si512(mask), _mm512_castps_si512(a),
                                                         _mm512_castps_si512(b), 0xca));
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_left(batch<float> a) {
    return _mm512_castsi512_ps(_mm512_maskz_slli_epi32(all_ps, _mm512_castps_si512(a), K));
}
template <int K>
[[gnu::always_inline]] inline batch<float> shift_right(batch<float> a) {
    return _mm512_castsi512_ps(_mm512_maskz_srli_epi32(all_ps, _mm512_castps_si512(a), K));
}

[[gnu::always_inline]] inline batch<double> fma(batch<double> a, batch<double> b, batch<double> c) {
    return _mm512_fmadd_pd(a, b, c);
}
[[gnu::always_inline]] inline batch<double> fnma(batch<double> a, batch<double> b, batch<double> c) {
    return _mm512_fnmadd_pd(a, b, c);
}
[[gnu::always_inline]] inline batch<double> fms(batch<double> a, batch<double> b, batch<double> c) {
    return _mm512_fmsub_pd(a, b, c);
}
[[gnu::always_inline]] inline batch<double> sqrt(batch<double> a) { return _mm512_maskz_sqrt_pd(all_pd, a); }
[[gnu::always_inline]] inline batch<double> at_most(batch<double> a, batch<double> bound) {
    return _mm512_maskz_min_pd(all_pd, bound, a);
}
[[gnu::always_inline]] inline batch<double> at_least(batch<double> a, batch<double> bound) {
    return _mm512_maskz_max_pd(all_pd, bound, a);
}
[[gnu::always_inline]] inline batch<double> min(batch<double> a, batch<double> b) {
    return _mm512_mask_min_pd(a, _mm512_cmp_pd_mask(a, a, _CMP_ORD_Q), a, b);
}
[[gnu::always_inline]] inline batch<double> max(batch<double> a, batch<double> b) {
    return _mm512_mask_max_pd(a, _mm512_cmp_pd_mask(a, a, _CMP_ORD_Q), a, b);
}
[[gnu::always_inline]] inline batch<double> round_even(batch<double> a) {
    return _mm512_maskz_roundscale_pd(all_pd, a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<double> floor(batch<double> a) {
    return _mm512_maskz_roundscale_pd(all_pd, a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
}
[[gnu::always_inline]] inline batch<double> scale2(batch<double> a, batch<double> n) {
    return _mm512_maskz_scalef_pd(all_pd, a, n);
}
/// The exponent of a: 2^e <= |a| < 2^(e+1).
[[gnu::always_inline]] inline batch<double> exponent(batch<double> a) {
    return _mm512_maskz_getexp_pd(all_pd, a);
}
/// a over 2^e for that e.
[[gnu::always_inline]] inline batch<double> fraction(batch<double> a) {
    return _mm512_maskz_getmant_pd(all_pd, a, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
}
/// The significand of a, brought into [3/4, 3/2).
[[gnu::always_inline]] inline batch<double> significand(batch<double> a) {
    return _mm512_maskz_getmant_pd(all_pd, a, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
}
/// The bits of a where those of mask are set, elsewhere those of b.
[[gnu::always_inline]] inline batch<double> blend_bits(batch<double> mask, batch<double> a, batch<double> b) {
    return _mm512_castsi512_pd(_mm512_ternarylogic_epi64(_mm512_castpd_si512(mask), _mm512_castpd_si512(a),
                                                         _mm512_castpd_si512(b), 0xca));
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_left(batch<double> a) {
    return _mm512_castsi512_pd(_mm512_maskz_slli_epi64(all_pd, _mm512_castpd_si512(a), K));
}
template <int K>
[[gnu::always_inline]] inline batch<double> shift_right(batch<double> a) {
    return _mm512_castsi512_pd(_mm512_maskz_srli_epi64(all_pd, _mm512_castpd_si512(a), K));
}

#if defined(__AVX512DQ__)
// Those of integers have constants of integers, which g++ keeps on the stack where it runs out of registers; those of
// floating point it takes out of the program's constants.
[[gnu::always_inline]] inline batch<float> bits_or(batch<float> a, batch<float> b) {
    return _mm512_or_ps(a, b);
}
[[gnu::always_inline]] inline batch<double> bits_or(batch<double> a, batch<double> b) {
    return _mm512_or_pd(a, b);
}

/// Neither infinite nor NaN.
inline constexpr int not_finite = 0x99; // bits 0 and 7: NaN, 3 and 4: the infinities
[[gnu::always_inline]] inline mask_t<batch<float>> is_finite(batch<float> a) {
    return mask_t<batch<float>>(static_cast<__mmask16>(~_mm512_fpclass_ps_mask(a, not_finite)));
}
[[gnu::always_inline]] inline mask_t<batch<double>> is_finite(batch<double> a) {
    return mask_t<batch<double>>(static_cast<__mmask8>(~_mm512_fpclass_pd_mask(a, not_finite)));
}
#endif

} // namespace ogive::simd::detail::native

#endif
