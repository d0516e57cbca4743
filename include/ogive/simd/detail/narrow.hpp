// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>

namespace ogive::simd {

/// Rounded to float; too large for that: infinite.
constexpr float narrow(double x) {
    constexpr double bound = 0x1.ffffffp127; // from here on up, rounding to nearest gives infinity
    constexpr float infinity = std::numeric_limits<float>::infinity();
    return x >= bound ? infinity : x <= -bound ? -infinity : static_cast<float>(x);
}

} // namespace ogive::simd
