// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>

namespace ogive::simd {

namespace detail {

/// 1 - erf(t) for t >= 0.
template <lane V>
[[gnu::always_inline]] constexpr V erfc_positive(V t) {
    V const near = simd::at_most(t, format<V>::is_float ? 10.5 : 27.5); // beyond, the result is 0
    auto const m = mills_near_of_root2(near);
    return exp_of_square<V>(near, -1.0).times({m.hi + m.hi, m.lo + m.lo});
}

} // namespace detail

/// 1 - erf(x) without cancellation. erfc(-inf) = 2, erfc(inf) = 0.
template <lane V>
[[gnu::always_inline]] constexpr V erfc(V x) {
    V const tail = detail::erfc_positive(simd::abs(x));
    return simd::select(x < broadcast<V>(0), broadcast<V>(2) - tail, tail);
}

/// 1 - erf(x + rest), where the rest is what the rounding of x lost. The slope of log erfc is, within a tenth,
/// -(x + sqrt(x^2 + 4/pi)) (Abramowitz and Stegun, 7.1.13).
template <lane V>
[[gnu::always_inline]] constexpr V erfc(V x, V rest) {
    V const slope = x + simd::sqrt(simd::fma(x, x, broadcast<V>(1.2732395447351628)));
    V const change = slope * rest;
    V const small = simd::select(simd::abs(change) < broadcast<V>(0.25), change, broadcast<V>(0));
    V const y = simd::erfc(x);
    return simd::fnma(small, y, y);
}

} // namespace ogive::simd
