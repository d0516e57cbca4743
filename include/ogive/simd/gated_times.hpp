// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/sigmoid.hpp>

/// Products of two numbers and a sigmoid, and with the derivative of x sigmoid(x). But for tables they are mere products where
/// only the result may be infinite or subnormal; elsewhere their factors are balanced.
namespace ogive::simd {

namespace detail {

template <lane V>
[[gnu::always_inline]] constexpr V gated_times_balanced(V v, V u, V x) {
    return simd::balanced_gated(simd::balance(v) * simd::balance(u),
                                simd::balance_exponent(v) + simd::balance_exponent(u), x);
}

template <lane V>
[[gnu::always_inline]] constexpr V gated_slope_times_balanced(V v, V p, V x) {
    return simd::gated_scale(simd::balance(v) * simd::slope_fraction(p, x), simd::balance_exponent(v), x);
}

template <lane V>
[[gnu::always_inline]] constexpr V gated_slope_times_balanced(V v, V u, V p, V x) {
    V const product = simd::balance(u) * simd::slope_fraction(p, x);
    V const m = (simd::balance_exponent(v) + simd::balance_exponent(product)) + simd::balance_exponent(u);
    return simd::gated_scale(simd::balance(v) * simd::balance(product), m, x);
}

} // namespace detail

/// v * u * sigmoid(x), rounded to infinity only in the end; where v * u is subnormal, so is the result, rounded twice.
template <bool Shared = false, lane V>
[[gnu::always_inline]] constexpr V gated_times(V v, V u, V x) {
    if constexpr (detail::sigmoid_by_table<V>) return detail::gated_times_balanced(v, u, x);
    V const product = simd::rounded_product(v, u);
    return simd::select_usual(
        simd::mask_and(detail::moderate_sigmoid<V>::holds(x), simd::is_finite(product)),
        [&]() __attribute__((always_inline)) {
            return detail::moderate_sigmoid<V>(x).template times<Shared>(product);
        },
        [](auto... operands) { return detail::gated_times_balanced(operands...); }, v, u, x);
}

/// v * gated_slope(p, x), likewise.
template <bool Shared = false, lane V>
[[gnu::always_inline]] constexpr V gated_slope_times(V v, V p, V x) {
    if constexpr (detail::sigmoid_by_table<V>) return detail::gated_slope_times_balanced(v, p, x);
    return simd::select_usual(
        detail::moderate_sigmoid<V>::holds(x),
        [&]() __attribute__((always_inline)) {
            return simd::rounded_product(v, detail::moderate_sigmoid<V>(x).template slope<Shared>(p));
        },
        [](auto... operands) { return detail::gated_slope_times_balanced(operands...); }, v, p, x);
}

/// v * u * gated_slope(p, x), likewise.
template <bool Shared = false, lane V>
[[gnu::always_inline]] constexpr V gated_slope_times(V v, V u, V p, V x) {
    if constexpr (detail::sigmoid_by_table<V>) return detail::gated_slope_times_balanced(v, u, p, x);
    V const product = simd::rounded_product(v, u);
    V const slope = detail::moderate_sigmoid<V>(x).template slope<Shared>(p);
    auto const holds = simd::mask_and(detail::moderate_sigmoid<V>::holds(x), simd::is_finite(product));
    // Of a large p, too, which makes a number of a product that is none
    auto const is_slope = simd::abs(slope) < broadcast<V>(2);
    return simd::select_usual(
        simd::mask_and(holds, is_slope),
        [&]() __attribute__((always_inline)) { return simd::rounded_product(product, slope); },
        [](auto... operands) { return detail::gated_slope_times_balanced(operands...); }, v, u, p, x);
}

} // namespace ogive::simd
