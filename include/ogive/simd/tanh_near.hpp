// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/polynomial.hpp>

namespace ogive::simd {

/// tanh(x) for |x| <= 0.55; see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V tanh_near(V x) {
    V const z = x * x;
    V p;
    if constexpr (detail::format<V>::is_float)
        p = simd::polynomial(z, -0x1.555556p-2, 0x1.11115cp-3, -0x1.ba2c42p-5, 0x1.66d53cp-6, -0x1.1fff5cp-7,
                             0x1.72caecp-9);
    else
        p = simd::polynomial(z, -0x1.5555555555555p-2, 0x1.1111111110fb1p-3, -0x1.ba1ba1b9f362bp-5,
                             0x1.664f487390f3fp-6, -0x1.226e325cf813cp-7, 0x1.d6d31ceba2bdfp-9,
                             -0x1.7d9623345cbe7p-10, 0x1.34b5da8d33de7p-11, -0x1.eb5b9a9b2a1f7p-13,
                             0x1.62bedfe0cf899p-14, -0x1.53979a0af50a7p-16);
    return simd::fma(x * z, p, x);
}

} // namespace ogive::simd
