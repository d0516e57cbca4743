// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// Derivatives of f(x) / x about 0, by their series: f'(x) / x - f(x) / x^2 cancels there.

namespace ogive::primitives {

/// (sin(x) / x)' for |x| <= 1.
struct sin_quotient_slope_op : unary {
    static constexpr std::string_view name = "sin_quotient_slope";
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return x * simd::polynomial(x * x, -1.0 / 3, 1.0 / 30, -1.0 / 840, 1.0 / 45360, -1.0 / 3991680,
                                    1.0 / 518918400, -1.0 / 93405312000, 1.0 / 22230464256000,
                                    -1.0 / 6758061133824000);
    }
};

/// (expm1(x) / x)' for |x| <= 1/64.
struct expm1_quotient_slope_op : unary {
    static constexpr std::string_view name = "expm1_quotient_slope";
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return simd::polynomial(x, 1.0 / 2, 1.0 / 3, 1.0 / 8, 1.0 / 30, 1.0 / 144, 1.0 / 840, 1.0 / 5760,
                                1.0 / 45360);
    }
};

/// (log1p(x) / x)' for |x| <= 1/64.
struct log1p_quotient_slope_op : unary {
    static constexpr std::string_view name = "log1p_quotient_slope";
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return simd::polynomial(x, -1.0 / 2, 2.0 / 3, -3.0 / 4, 4.0 / 5, -5.0 / 6, 6.0 / 7, -7.0 / 8, 8.0 / 9,
                                -9.0 / 10);
    }
};

} // namespace ogive::primitives
