// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// e^x. exp(-inf) = 0, exp(inf) = inf; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V exp(V x) {
    V const n = simd::exp_exponent(x);
    V const r = detail::exp_remainder(detail::exp_clamped(x), n);
    return simd::exp_compose(detail::expm1_reduced(r), n); // exp_fraction, but for the sign of its zero
}

} // namespace ogive::simd
