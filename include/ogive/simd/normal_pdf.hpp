// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>

namespace ogive::simd {

/// The density of the standard normal distribution, e^(-x^2/2) / sqrt(2 pi).
template <lane V>
[[gnu::always_inline]] constexpr V normal_pdf(V x) {
    detail::exp_of_square<V> const e(simd::at_most(simd::abs(x), detail::gauss_bound<V>), -0.5);
    return e.times(broadcast<V>(0x1.9884533d43651p-2)); // 1 / sqrt(2 pi)
}

} // namespace ogive::simd
