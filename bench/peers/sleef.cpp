// SPDX-License-Identifier: BSL-1.0
// SLEEF's functions of 1 ulp in the widest registers.
#if defined(BENCH_SLEEF) && defined(__AVX2__)
#include "contender.hpp"
#include <immintrin.h>
#include <sleef.h>

namespace bench {
namespace {

#if defined(__AVX512F__)
using V = __m512;
inline V load(float const* from) { return _mm512_loadu_ps(from); }
inline void store(float* to, V v) { _mm512_storeu_ps(to, v); }
inline V exp(V x) { return Sleef_expf16_u10avx512f(x); }
inline V tanh(V x) { return Sleef_tanhf16_u10avx512f(x); }
inline V erf(V x) { return Sleef_erff16_u10avx512f(x); }
inline V expm1(V x) { return Sleef_expm1f16_u10avx512f(x); }
inline V log1p(V x) { return Sleef_log1pf16_u10avx512f(x); }
inline V larger_of_zero(V x, V otherwise) {
    return _mm512_mask_mov_ps(otherwise, _mm512_cmp_ps_mask(x, V{}, _CMP_GT_OQ), x);
}
#else
using V = __m256;
inline V load(float const* from) { return _mm256_loadu_ps(from); }
inline void store(float* to, V v) { _mm256_storeu_ps(to, v); }
inline V exp(V x) { return Sleef_expf8_u10avx2(x); }
inline V tanh(V x) { return Sleef_tanhf8_u10avx2(x); }
inline V erf(V x) { return Sleef_erff8_u10avx2(x); }
inline V expm1(V x) { return Sleef_expm1f8_u10avx2(x); }
inline V log1p(V x) { return Sleef_log1pf8_u10avx2(x); }
inline V larger_of_zero(V x, V otherwise) {
    return _mm256_blendv_ps(otherwise, x, _mm256_cmp_ps(x, V{}, _CMP_GT_OQ));
}
#endif

template <auto F>
void value(operands const& o) {
    constexpr std::size_t width = sizeof(V) / sizeof(float);
    for (std::size_t i = 0; i + width <= o.length; i += width) store(o.result + i, F(load(o.x + i)));
}

added const sleefs{"SLEEF",
                   {{"exp", value<exp>},
                    {"sigmoid", value<[](V x) { return 1 / (1 + exp(-x)); }>},
                    {"tanh", value<tanh>},
                    {"swish", value<[](V x) { return x / (1 + exp(-x)); }>},
                    {"gelu", value<[](V x) { return 0.5f * x * (1 + erf(x * 0.70710678f)); }>},
                    {"elu", value<[](V x) { return larger_of_zero(x, expm1(x)); }>},
                    {"softplus", value<[](V x) { return log1p(exp(x)); }>},
                    {"mish", value<[](V x) { return x * tanh(log1p(exp(x))); }>}}};

} // namespace
} // namespace bench
#endif
