// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>

/// c x + k x^3, computed as x (c + k x^2), and what its roundings lose.
namespace ogive::simd {

namespace detail {

template <lane V>
struct odd_cubic_parts {
    V square, factor; ///< x^2 and c + k x^2

    [[gnu::always_inline]] constexpr odd_cubic_parts(V x, V c, V k)
        : square(simd::rounded_product(x, x)), factor(simd::fma(k, square, c)) {}
};

} // namespace detail

/// c x + k x^3.
template <lane V>
[[gnu::always_inline]] constexpr V odd_cubic(V x, V c, V k) {
    return simd::rounded_product(x, detail::odd_cubic_parts<V>(x, c, k).factor);
}

/// (c_high + c_low) x + (k + k_low) x^3 - odd_cubic(x, c, k), where c is the nearest number to c_high + c_low, of which c_high
/// has no more than 16 bits: then factor - c_high is exact as long as k x^2 is less than 256 c, both of one sign.
template <lane V>
[[gnu::always_inline]] constexpr V odd_cubic_rest(V x, V c, V k, V k_low, V c_high, V c_low) {
    detail::odd_cubic_parts<V> const of(x, c, k);
    V const beyond = of.factor - c_high;
    V lost;
    if constexpr (detail::has_fma) {
        lost = simd::fms(k, of.square, beyond);
    } else {
        V const product = simd::rounded_product(k, of.square);
        lost = (product - beyond) + simd::product_rest(k, of.square, product);
    }
    V const more = simd::fma(k_low, of.square, c_low);
    V const in_factor = lost + simd::fma(k, simd::product_rest(x, x, of.square), more);
    return simd::fma(x, in_factor, simd::product_rest(x, of.factor, simd::odd_cubic(x, c, k)));
}

} // namespace ogive::simd
