// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/angle.hpp>

namespace ogive::simd {

/// The sine of x radians, right for every finite x; odd; NaN at infinities.
template <lane V>
[[gnu::always_inline]] constexpr V sin(V x) {
    return simd::flip_sign(detail::sine_of(detail::reduce_angle(simd::abs(x))), x);
}

} // namespace ogive::simd
