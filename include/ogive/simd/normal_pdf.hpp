// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>

namespace ogive::simd {

/// The density of the standard normal distribution, e^(-x^2/2) / sqrt(2 pi).
template <lane V>
[[gnu::always_inline]] constexpr V normal_pdf(V x) {
    return detail::exp_of_square(x, -0.5, 0x1.9884533d43651p-2);
}

} // namespace ogive::simd
