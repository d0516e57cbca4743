// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// e^x - 1 without cancellation. expm1(-0) = -0, expm1(-inf) = -1, expm1(inf) = inf.
template <lane V>
[[gnu::always_inline]] constexpr V expm1(V x) {
    V const n = simd::exp_exponent(x);
    V const r = simd::exp_remainder(x, n);
    return simd::expm1_compose(r, simd::exp_remainder_low(x, r, n), n);
}

} // namespace ogive::simd
