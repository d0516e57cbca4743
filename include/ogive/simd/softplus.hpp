// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp.hpp>
#include <ogive/simd/log1p_fraction.hpp>

namespace ogive::simd {

/// log(1 + e^x), without a threshold. softplus(-inf) = 0, softplus(inf) = inf.
template <lane V>
[[gnu::always_inline]] constexpr V softplus(V x) {
    V const e = simd::exp(simd::negate(simd::abs(x)));
    return simd::at_least(x, 0.0) + simd::log1p_fraction(e);
}

} // namespace ogive::simd
