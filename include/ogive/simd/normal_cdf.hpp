// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>

namespace ogive::simd {

/// The distribution function of the standard normal distribution, accurate relative to itself in the lower tail.
template <lane V>
[[gnu::always_inline]] constexpr V normal_cdf(V x) {
    V const t = simd::at_most(simd::abs(x), detail::gauss_bound<V>);
    V const tail = detail::exp_of_square<V>(t, -0.5).times(detail::mills_near(t));
    return simd::select(x > broadcast<V>(0), broadcast<V>(1) - tail, tail);
}

} // namespace ogive::simd
