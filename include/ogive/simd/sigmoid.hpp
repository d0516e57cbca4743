// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// 1 / (1 + e^-x). sigmoid(-inf) = 0, sigmoid(inf) = 1; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x) {
    // With e^-x = 2^n (1 + p) the quotient is 2^-n / (2^-n + 1 + p), which cannot overflow. From x = 64 on it is 1.
    V const y = simd::at_least(simd::negate(x), -64.0);
    V const n = simd::exp_exponent(y);
    V const p = simd::exp_fraction(y, n);
    V const unit = simd::scale2(broadcast<V>(1), simd::negate(n));
    return unit / ((broadcast<V>(1) + unit) + p);
}

} // namespace ogive::simd
