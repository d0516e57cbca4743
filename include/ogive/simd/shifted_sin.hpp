// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/angle.hpp>

namespace ogive::simd {

/// sin(x + pi/4), right for every finite x, also where x + pi/4 nearly is a multiple of pi; NaN at infinities.
template <lane V>
[[gnu::always_inline]] constexpr V shifted_sin(V x) {
    auto r = detail::reduce_angle<1>(simd::abs(x));
    V const zero = broadcast<V>(0); // sin(pi/4 - t) = cos(pi/4 + t)
    r.quadrant = r.quadrant + simd::select(x < zero, broadcast<V>(1), zero);
    return detail::sine_of(r);
}

} // namespace ogive::simd
