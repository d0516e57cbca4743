// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// The hyperbolic tangent; odd, tanh(inf) = 1.
template <lane V>
[[gnu::always_inline]] constexpr V tanh(V x) {
    // With e^(-2|x|) = 2^n (1 + p): tanh|x| = -(2^n (1 + p) - 1) / (2^n (1 + p) + 1), both divided by 2^n.
    V const y = simd::at_least(simd::abs(x) * broadcast<V>(-2), -64.0);
    V const n = simd::exp_exponent(y);
    V const p = simd::exp_fraction(y, n);
    V const unit = simd::normal_pow2(simd::negate(n));
    V const one = broadcast<V>(1);
    return simd::copysign((p + (one - unit)) / (p + (one + unit)), x);
}

} // namespace ogive::simd
