// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>
#include <ogive/simd/detail/constant_fma.hpp>

namespace ogive::simd::detail {

/// The correctly rounded square root, for constant expressions; bit by bit.
constexpr double constant_sqrt(double x) {
    if (x != x || x == 0) return x;
    if (x < 0) return std::numeric_limits<double>::quiet_NaN();
    if (!is_finite_bits(x)) return x;
    unpacked const u(x);
    bool const odd = (u.exponent % 2) != 0;
    uint128 rest = uint128{u.significand} << (odd ? 55 : 54); // an even exponent, and a root of 54 bits
    uint128 root = 0;
    for (uint128 bit = uint128{1} << 106; bit != 0; bit >>= 2) {
        if (rest >= root + bit) {
            rest -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    uint128 const sticky = (root << 1) | (rest != 0 ? 1u : 0u);
    int const exponent = (u.exponent - (odd ? 55 : 54)) / 2;
    return round_to_double(sticky, exponent - 1, false);
}

/// A double's root has more than twice the bits of a float, so rounding it again is harmless.
constexpr float constant_sqrt(float x) { return static_cast<float>(constant_sqrt(static_cast<double>(x))); }

} // namespace ogive::simd::detail
