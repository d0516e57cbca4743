// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/balance.hpp>
#include <ogive/simd/exp_parts.hpp>

/// Products with e^x = 2^n (1 + p), of which e^x by itself may be subnormal.
namespace ogive::simd {

namespace detail {

/// 2^k (1 + p) v / 2, k being what n has behind the point; in double rounded once.
template <lane V>
[[gnu::always_inline]] constexpr V exp_half_times(V v, V p, V exponent) {
    if constexpr (format<V>::is_float) return v * exp_half(p, exponent);
    constexpr double largest = std::numeric_limits<element_t<V>>::max();
    V const finite = simd::at_most(simd::at_least(v, -largest), largest);
    V half = broadcast<V>(0.5);
    if constexpr (exp_by_table<V>) half = lookup(exp_table<V>::up, exponent);
    return simd::fma(v, half, finite * simd::rounded_product(half, p));
}

/// Whether products with e^x in float are made with e^x itself where that is a normal number: without tables, where scaling
/// takes many instructions.
template <lane V>
inline constexpr bool exp_is_scaled_first = format<V>::is_float && !exp_by_table<V>;

} // namespace detail

/// 2^n (1 + p) v = exp(x) v, rounded to a subnormal number only in the end.
template <lane V>
[[gnu::always_inline]] constexpr V exp_scale(V v, V p, V exponent) {
    auto const scaled = [&]() __attribute__((always_inline)) {
        // Half of it, as v may be the largest number.
        return detail::scale2_any(detail::exp_half_times(v, p, exponent),
                                  exponent - broadcast<V>(detail::exp_magic<V> - 1));
    };
    if constexpr (!detail::exp_is_scaled_first<V>) return scaled();
    return simd::select_usual(
        detail::is_normal_exp(exponent),
        [&]() __attribute__((always_inline)) {
            return simd::rounded_product(v, detail::normal_exp(p, exponent));
        },
        scaled);
}

/// 2^n (1 + p) a b = exp(x) a b, likewise; nor is the product of two of them rounded to a subnormal number or infinite
/// where all three together are not.
template <lane V>
[[gnu::always_inline]] constexpr V exp_scale(V a, V b, V p, V exponent) {
    auto const scaled = [&]() __attribute__((always_inline)) {
        constexpr double largest = std::numeric_limits<element_t<V>>::max();
        V const finite = simd::at_most(simd::at_least(b, -largest), largest);
        V const power = exponent - broadcast<V>(detail::exp_magic<V> - 1);
        V const half = detail::exp_half_times(simd::balance(a) * simd::balance(finite), p, exponent);
        return detail::scale2_any(half, (power + simd::balance_exponent(a)) + simd::balance_exponent(finite));
    };
    if constexpr (!detail::exp_is_scaled_first<V>) return scaled();
    V const product = simd::rounded_product(a, b);
    return simd::select_usual(
        simd::mask_and(detail::is_normal_exp(exponent), detail::is_balanced(product)),
        [&]() __attribute__((always_inline)) {
            return simd::rounded_product(product, detail::normal_exp(p, exponent));
        },
        scaled);
}

/// v 2^m where `plain`, elsewhere v 2^m exp(x), with one rounding to a subnormal number in the end.
template <lane V>
[[gnu::always_inline]] constexpr V exp_scale_unless(mask_t<V> plain, V v, V m, V p, V exponent) {
    V const zero = broadcast<V>(0), one = broadcast<V>(1);
    auto const scaled = [&]() __attribute__((always_inline)) {
        V const power = simd::select(plain, zero, exponent - broadcast<V>(detail::exp_magic<V> - 1));
        if constexpr (detail::format<V>::is_float) { // one product for both sides
            V const decay = simd::select(plain, one, detail::exp_half(p, exponent));
            return detail::scale2_any(v * decay, power + m);
        } else {
            V const decaying = detail::exp_half_times(v, p, exponent);
            return detail::scale2_any(simd::select(plain, v, decaying), power + m);
        }
    };
    if constexpr (!detail::exp_is_scaled_first<V>) return scaled();
    auto const normal = simd::mask_or(plain, detail::is_normal_exp(exponent));
    return simd::select_usual(
        simd::mask_and(normal, simd::equal(m, zero)),
        [&]() __attribute__((always_inline)) {
            return simd::rounded_product(v, simd::select(plain, one, detail::normal_exp(p, exponent)));
        },
        scaled);
}

} // namespace ogive::simd
