// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/bits.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/polynomial.hpp>

namespace ogive::simd {

/// x - tanh(x) for |x| <= 1, accurate relative to itself; see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V tanhshrink_near(V x) {
    V const z = x * x;
    V p;
    if constexpr (detail::format<V>::is_float)
        p = simd::polynomial(z, 0x1.555556p-2, -0x1.11112ap-3, 0x1.ba1a52p-5, -0x1.65f798p-6, 0x1.1e75dep-7,
                             -0x1.ab8c74p-9, 0x1.f68c54p-11, -0x1.3e24a4p-13);
    else
        p = simd::polynomial(
            z, 0x1.5555555555555p-2, -0x1.1111111111065p-3, 0x1.ba1ba1ba1028ap-5, -0x1.664f48800dccfp-6,
            0x1.226e3504f352ap-7, -0x1.d6d3c2835cf4fp-9, 0x1.7da29f1ed497p-10, -0x1.3550bbfbecfa7p-11,
            0x1.f516622c6929bp-13, -0x1.946c38446bd2ap-14, 0x1.418674fe0cc88p-15, -0x1.e7ebbf6645f25p-17,
            0x1.4b7766460b508p-18, -0x1.6bc32b11e82eap-20, 0x1.1316c213035dbp-22, -0x1.9fe038bf7830fp-26);
    V const cube = simd::rounded_product(x, z);
    V const lost = simd::fma(x, simd::product_rest(x, x, z), simd::product_rest(x, z, cube));
    // p being 1/3 and a little; of results that are rounded to 0 the sign too is that of x
    return simd::copysign(simd::fma(cube, p, lost * broadcast<V>(1.0 / 3)), x);
}

} // namespace ogive::simd
