// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/bits.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/polynomial.hpp>

namespace ogive::simd {

/// x - tanh(x) for |x| <= 1, accurate relative to itself; see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V tanhshrink_near(V x) {
    V const z = x * x, cube = simd::rounded_product(x, z);
    V const lost = simd::fma(x, simd::product_rest(x, x, z), simd::product_rest(x, z, cube));
    V size; // of x - tanh(x) = p(z) x^3
    if constexpr (detail::format<V>::is_float) {
        V const p = simd::polynomial(z, 0x1.555556p-2, -0x1.11112ap-3, 0x1.ba1a52p-5, -0x1.65f798p-6,
                                     0x1.1e75dep-7, -0x1.ab8c74p-9, 0x1.f68c54p-11, -0x1.3e24a4p-13);
        size = simd::fma(cube, p, lost * broadcast<V>(1.0 / 3));
    } else {
        V const third = broadcast<V>(0x1.5555555555555p-2), third_low = broadcast<V>(0x1.5555555555555p-56);
        V const s = simd::polynomial(z, -0x1.111111111111p-3, 0x1.ba1ba1ba1b35bp-5, -0x1.664f488283a2ap-6,
                                     0x1.226e35506d46cp-7, -0x1.d6d3cd8376e73p-9, 0x1.7da3257bc7616p-10,
                                     -0x1.355521b25fca9p-11, 0x1.f54a657aedec8p-13, -0x1.9548baaac8d3p-14,
                                     0x1.44270e15b2d83p-15, -0x1.f35a1654d87bap-17, 0x1.5cc394617c75p-18,
                                     -0x1.8e5a512492f57p-20, 0x1.3c2ae5cf29b7p-22, -0x1.f79caa2b0b8a8p-26);
        V const p = simd::fma(z, s, third), p_rest = simd::fma(z, s, (third - p) + third_low);
        size = simd::fma(cube, p, simd::fma(cube, p_rest, lost * p));
    }
    return simd::copysign(size, x); // where the result is rounded to 0, too
}

} // namespace ogive::simd
