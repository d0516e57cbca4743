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
    else
        return a * b;
}

/// a + b exactly.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_sum(V a, V b) {
    V const sum = a + b;
    V const part = sum - a;
    return {sum, (a - (sum - part)) + (b - part)};
}

/// a + b exactly, for |a| >= |b| or a = 0.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_sum_ordered(V a, V b) {
    V const sum = a + b;
    return {sum, b - (sum - a)};
}

/// a * b exactly, if neither overflow nor underflow is near (Dekker's splitting where there is no fused product).
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> exact_product(V a, V b) {
    V const hi = simd::rounded_product(a, b);
    if constexpr (detail::has_fma) {
        return {hi, simd::fms(a, b, hi)};
    } else {
        V const splitter = broadcast<V>(detail::format<V>::is_float ? 0x1p12 + 1 : 0x1p27 + 1);
        V const ca = splitter * a, cb = splitter * b;
        V const ah = ca - (ca - a), bh = cb - (cb - b);
        V const al = a - ah, bl = b - bh;
        return {hi, ((ah * bh - hi) + ah * bl + al * bh) + al * bl};
    }
}

} // namespace ogive::simd
