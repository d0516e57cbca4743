// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>

/// Arithmetic on unevaluated sums of two numbers, with about twice the digits of one. Results are not normalized: hi is
/// within a few units in the last place of the sum, and operations wait for each other only by it.
namespace ogive::simd {

template <lane V>
[[gnu::always_inline]] constexpr double_word<V> operator+(double_word<V> a, double_word<V> b) {
    auto const sum = simd::exact_sum(a.hi, b.hi);
    return {sum.hi, sum.lo + (a.lo + b.lo)};
}

template <lane V>
[[gnu::always_inline]] constexpr double_word<V> operator+(double_word<V> a, V b) {
    auto const sum = simd::exact_sum(a.hi, b);
    return {sum.hi, sum.lo + a.lo};
}

template <lane V>
[[gnu::always_inline]] constexpr double_word<V> operator*(double_word<V> a, double_word<V> b) {
    auto const product = simd::exact_product(a.hi, b.hi);
    return {product.hi, simd::fma(a.lo, b.hi, simd::fma(a.hi, b.lo, product.lo))};
}

template <lane V>
[[gnu::always_inline]] constexpr double_word<V> operator/(double_word<V> a, double_word<V> b) {
    V const q = a.hi / b.hi;
    V const left = simd::fnma(q, b.lo, a.lo - simd::product_rest(q, b.hi, a.hi));
    return {q, left / b.hi};
}

template <lane V>
[[gnu::always_inline]] constexpr double_word<V> negate(double_word<V> a) {
    return {simd::negate(a.hi), simd::negate(a.lo)};
}

/// Times a power of two.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> scaled(double_word<V> a, V power) {
    return {a.hi * power, a.lo * power};
}

/// a + b for |a| >= |b|.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> ordered_sum(double_word<V> a, double_word<V> b) {
    auto const sum = simd::exact_sum_ordered(a.hi, b.hi);
    return {sum.hi, sum.lo + (a.lo + b.lo)};
}

} // namespace ogive::simd
