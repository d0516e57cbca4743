// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>

/// c x + k x^3, computed as x (c + k x^2), and what its roundings lose.
namespace ogive::simd {

/// c x + k x^3.
template <lane V>
[[gnu::always_inline]] constexpr V odd_cubic(V x, V c, V k) {
    return simd::rounded_product(x, simd::fma(k, simd::rounded_product(x, x), c));
}

/// (c_high + c_low) x + (k + k_low) x^3 - odd_cubic(x, c, k), where c is the nearest number to c_high + c_low, of which c_high
/// has no more than 16 bits: then factor - c_high is exact as long as k x^2 is less than 256 c, both of one sign.
template <lane V>
[[gnu::always_inline]] constexpr V odd_cubic_rest(V x, V c, V k, V k_low, V c_high, V c_low) {
    V const square = simd::rounded_product(x, x), factor = simd::fma(k, square, c);
    V const beyond = factor - c_high;
    V lost;
    if constexpr (detail::has_fma) {
        lost = simd::fms(k, square, beyond);
    } else {
        V const product = simd::rounded_product(k, square);
        lost = (product - beyond) + simd::product_rest(k, square, product);
    }
    V const more = simd::fma(k_low, square, c_low);
    V const in_factor = lost + simd::fma(k, simd::product_rest(x, x, square), more);
    return simd::fma(x, in_factor, simd::product_rest(x, factor, simd::odd_cubic(x, c, k)));
}

} // namespace ogive::simd
