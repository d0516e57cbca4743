// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>

namespace ogive::simd {

/// c0 + c1 x + c2 x^2 + ..., by Horner's rule; coefficients from the lowest power up.
template <lane V, std::same_as<double>... Rest>
[[gnu::always_inline]] constexpr V polynomial(V x, double c0, Rest... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return broadcast<V>(c0);
    else
        return simd::fma(x, simd::polynomial(x, rest...), broadcast<V>(c0));
}

} // namespace ogive::simd
