// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>
#include <ogive/simd/bits.hpp>

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

/// a * b - product, rounded: what a rounding of the product lost.
template <lane V>
[[gnu::always_inline]] constexpr V product_rest(V a, V b, V product) {
    if constexpr (detail::has_fma) {
        return simd::fms(a, b, product);
    } else { // Dekker's splitting
        V const splitter = broadcast<V>(detail::format<V>::is_float ? 0x1p12 + 1 : 0x1p27 + 1);
        V const ca = simd::rounded_product(splitter, a), cb = simd::rounded_product(splitter, b);
        V const ah = ca - (ca - a), bh = cb - (cb - b);
        V const al = a - ah, bl = b - bh;
        return ((ah * bh - product) + ah * bl + al * bh) + al * bl;
    }
}

/// a * b exactly, if neither overflow nor underflow is near.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_product(V a, V b) {
    V const hi = simd::rounded_product(a, b);
    return {hi, simd::product_rest(a, b, hi)};
}

} // namespace ogive::simd
