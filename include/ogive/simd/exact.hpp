// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>
#include <ogive/simd/bits.hpp>
#include <ogive/simd/selection.hpp>

/// Error-free transformations: sums and products as the unevaluated sum of two numbers.
namespace ogive::simd {

/// hi + lo, with hi the nearest number to the sum.
template <lane V>
struct double_word {
    V hi, lo;
};

/// a * b, rounded, in a form that no compiler fuses with a later addition.
template <lane V>
[[gnu::always_inline]] constexpr V rounded_product(V a, V b) {
    if constexpr (detail::has_fma)
        return simd::fma(a, b, broadcast<V>(-0.0));
    else if constexpr (scalar_lane<V>)
        return std::is_constant_evaluated() ? detail::constant_product(a, b) : a * b;
    else
        return a * b;
}

/// a + b - sum: what a rounding of the sum lost.
template <lane V>
[[gnu::always_inline]] constexpr V sum_rest(V a, V b, V sum) {
    V const part = sum - a;
    return (a - (sum - part)) + (b - part);
}

/// a + b exactly.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_sum(V a, V b) {
    V const sum = a + b;
    return {sum, simd::sum_rest(a, b, sum)};
}

/// a + b exactly, for |a| >= |b| or a = 0.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_sum_ordered(V a, V b) {
    V const sum = a + b;
    return {sum, b - (sum - a)};
}

namespace detail {

/// The upper half of the bits of a; a minus it has no more bits than the lower half.
template <lane V>
[[gnu::always_inline]] constexpr V upper_half(V a) {
    if constexpr (format<V>::is_float) {
        return simd::bits_and(a, simd::bits_not(broadcast<V>(0xfffp-149))); // a number's pattern: 12 ones
    } else { // Veltkamp's splitting: 53 bits are twice 26 bits and a sign
        V const c = simd::rounded_product(broadcast<V>(0x1p27 + 1), a);
        return c - (c - a);
    }
}

} // namespace detail

/// a * b - product, rounded: what a rounding of the product lost. Without fused multiply-adds doubles close to the largest
/// cannot be split: then 0.
template <lane V>
[[gnu::always_inline]] constexpr V product_rest(V a, V b, V product) {
    if constexpr (detail::has_fma) {
        return simd::fms(a, b, product);
    } else { // Dekker's product
        V const ah = detail::upper_half(a), bh = detail::upper_half(b);
        V const al = a - ah, bl = b - bh;
        V const rest = ((ah * bh - product) + ah * bl + al * bh) + al * bl;
        if constexpr (detail::format<V>::is_float) return rest;
        return simd::select(simd::is_finite(rest), rest, broadcast<V>(0));
    }
}

/// a * b exactly, if neither overflow nor underflow is near.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_product(V a, V b) {
    V const hi = simd::rounded_product(a, b);
    return {hi, simd::product_rest(a, b, hi)};
}

/// factor * t^2 as a sum of two numbers, for a power of two and t up to 100: exactly with fused multiply-adds; without them
/// lo has an error of 2^-precision times itself, and hi is not the nearest number to the sum but within 1/10 (1/1000) of it.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> square_in_parts(V t, double factor) {
    V const scaled = t * broadcast<V>(factor);
    if constexpr (detail::has_fma) {
        return simd::exact_product(scaled, t);
    } else { // the square of a multiple of 2^-7 (2^-19) has no rounding error
        V const magic = broadcast<V>(detail::format<V>::is_float ? 0x1.8p16 : 0x1.8p33);
        V const most = (t + magic) - magic, least = t - most;
        V const f = broadcast<V>(factor);
        return {simd::rounded_product(most * f, most), simd::rounded_product(least * f, t + most)};
    }
}

} // namespace ogive::simd
