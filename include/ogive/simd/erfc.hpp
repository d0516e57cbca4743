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

} // namespace ogive::simd
