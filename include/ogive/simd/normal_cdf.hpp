// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>

namespace ogive::simd {

/// The distribution function of the standard normal distribution, accurate relative to itself in the lower tail.
template <lane V>
[[gnu::always_inline]] constexpr V normal_cdf(V x) {
    V const t = simd::abs(x);
    V const g = simd::gauss(x), m = simd::mills(t);
    return simd::select(x > broadcast<V>(0), simd::fnma(g, m, broadcast<V>(1)), g * m);
}

} // namespace ogive::simd
