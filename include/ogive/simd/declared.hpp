// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/lane.hpp>

// The functions of lanes that the primitives of formulas name, declared: who only writes formulas need not pay for the
// registers, which take most of the time that all headers take to compile. Meaning and accuracy stand with the definitions.

namespace ogive::simd {

constexpr bool mask_and(bool a, bool b);
constexpr bool mask_or(bool a, bool b);
constexpr bool mask_not(bool a);
constexpr bool any(bool a);

template <lane_mask M>
M mask_and(M a, M b);
template <lane_mask M>
M mask_or(M a, M b);
template <lane_mask M>
M mask_not(M a);
template <class T, class A>
bool any(xsimd::batch_bool<T, A> a);
template <class M>
bool any(pair<M> a);

template <lane V>
constexpr V select(mask_t<V> condition, V a, V b);
template <lane V>
constexpr mask_t<V> not_equal(V a, V b);
template <lane V>
constexpr V min(V a, V b);
template <lane V>
constexpr V max(V a, V b);

template <lane V>
constexpr V abs(V x);
template <lane V>
constexpr V negate(V x);
template <lane V>
constexpr V copysign(V x, V s);

template <lane V>
constexpr V sqrt(V x);
template <lane V>
constexpr V rsqrt(V x);
template <lane V>
constexpr V exp(V x);
template <lane V>
constexpr V expm1(V x);
template <lane V>
constexpr V log(V x);
template <lane V>
constexpr V log1p(V x);
template <lane V>
constexpr V pow(V x, V y);
template <lane V>
constexpr V sigmoid(V x);
template <lane V>
constexpr V tanh(V x);
template <lane V>
constexpr V softplus(V x);
template <lane V>
constexpr V erf(V x);
template <lane V>
constexpr V erfc(V x);
template <lane V>
constexpr V normal_cdf(V x);
template <lane V>
constexpr V normal_pdf(V x);
template <lane V>
constexpr V sin(V x);
template <lane V>
constexpr V cos(V x);

} // namespace ogive::simd
