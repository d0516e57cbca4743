// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>

namespace ogive::simd {

/// x Phi(x) = max(x, 0) - |x| Phi(-|x|), accurate relative to itself in the lower tail, and rounded to a subnormal number
/// only in the end; -0 for -0 and -inf.
template <lane V>
[[gnu::always_inline]] constexpr V normal_gated(V x) {
    V const tail = detail::gauss_argument(x) * simd::mills_of_gauss(simd::abs(x));
    V const lost = detail::exp_of_square<V>(detail::gauss_argument(x), -0.5).times(tail);
    return simd::at_least(x, -0.0) - lost;
}

} // namespace ogive::simd
