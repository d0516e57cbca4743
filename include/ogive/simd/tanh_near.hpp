// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/polynomial.hpp>

namespace ogive::simd {

/// tanh(x) for |x| <= 0.55 (float) or 0.66 (double); see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V tanh_near(V x) {
    V const z = x * x;
    V p;
    if constexpr (detail::format<V>::is_float)
        p = simd::polynomial(z, -0x1.555556p-2, 0x1.11115cp-3, -0x1.ba2c42p-5, 0x1.66d53cp-6, -0x1.1fff5cp-7,
                             0x1.72caecp-9);
    else
        p = simd::polynomial(z, -0x1.5555555555555p-2, 0x1.1111111110f99p-3, -0x1.ba1ba1b9f5029p-5,
                             0x1.664f48760fed2p-6, -0x1.226e333197a32p-7, 0x1.d6d35f80c187ep-9,
                             -0x1.7d9c062752fe7p-10, 0x1.3506be7acbb28p-11, -0x1.f0bdf09ed1913p-13,
                             0x1.7e8e0deb1c735p-14, -0x1.f3368bf62abdbp-16, 0x1.86cd4f1f12df9p-18);
    return simd::fma(x * z, p, x);
}

} // namespace ogive::simd
