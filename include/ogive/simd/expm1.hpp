// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// e^x - 1 without cancellation. expm1(-0) = -0, expm1(-inf) = -1, expm1(inf) = inf.
template <lane V>
[[gnu::always_inline]] constexpr V expm1(V x) {
    V const n = simd::exp_exponent(x);
    return simd::expm1_compose(simd::exp_remainder(x, n), n);
}

} // namespace ogive::simd
