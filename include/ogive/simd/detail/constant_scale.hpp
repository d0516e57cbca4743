// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>
#include <ogive/simd/detail/constant_fma.hpp>

namespace ogive::simd::detail {

/// x * 2^n with one rounding, for constant expressions (where an overflowing product is refused).
constexpr double constant_scale(double x, int n) {
    if (x == 0 || x != x || !is_finite_bits(x)) return x;
    unpacked const u(x);
    return round_to_double(u.significand, u.exponent + n, u.negative);
}

constexpr float constant_scale(float x, int n) {
    double const scaled = constant_scale(static_cast<double>(x), n);
    constexpr double limit = 0x1.ffffffp127; // from here on the nearest float is infinite
    constexpr float infinity = std::numeric_limits<float>::infinity();
    if (scaled >= limit) return infinity;
    if (scaled <= -limit) return -infinity;
    return static_cast<float>(scaled);
}

} // namespace ogive::simd::detail
