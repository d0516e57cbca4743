// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/angle.hpp>

namespace ogive::simd {

/// The cosine of x radians, right for every finite x; even; NaN at infinities.
template <lane V>
[[gnu::always_inline]] constexpr V cos(V x) {
    auto r = detail::reduce_angle(simd::abs(x));
    r.quadrant = r.quadrant + broadcast<V>(1);
    return detail::sine_of(r);
}

} // namespace ogive::simd
