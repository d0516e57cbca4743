// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// e^x. exp(-inf) = 0, exp(inf) = inf; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V exp(V x) {
    V const n = simd::exp_exponent(x);
    return simd::exp_compose(simd::exp_fraction(simd::exp_remainder(x, n), n), n);
}

} // namespace ogive::simd
