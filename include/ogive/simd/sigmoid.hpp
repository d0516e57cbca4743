// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/sigmoid_parts.hpp>

/// 1 / (1 + e^-x), and products with it; each also for x + rest, where the rest is what the rounding of x lost.
namespace ogive::simd {

/// 1 / (1 + e^-x). sigmoid(-inf) = 0, sigmoid(inf) = 1; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x) {
    return detail::of_sigmoid(
        [](auto const& parts) __attribute__((always_inline)) { return parts.value(); }, x);
}

template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x, V rest) {
    return detail::of_sigmoid(
        [](auto const& parts) __attribute__((always_inline)) { return parts.value(); }, x, rest);
}

/// x * sigmoid(u), where x is tiny only where u is small, and negative where u is: 0 where x is -inf. Shared: its division is
/// that of `gated_slope` of the same u.
template <bool Shared = false, lane V>
[[gnu::always_inline]] constexpr V self_gated(V x, V u) {
    return detail::of_sigmoid(
        [&](auto const& parts)
            __attribute__((always_inline)) { return parts.template times_argument<Shared>(x); },
        u);
}

template <lane V>
[[gnu::always_inline]] constexpr V self_gated(V x, V u, V rest) {
    return detail::of_sigmoid(
        [&](auto const& parts) __attribute__((always_inline)) { return parts.times_rounded_argument(x); }, u,
        rest);
}

/// v * sigmoid(u), rounded to a subnormal number only in the end.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V gated(V v, V u, Rest... rest) {
    return detail::of_sigmoid(
        [&](auto const& parts) __attribute__((always_inline)) { return parts.times(v); }, u, rest...);
}

/// v * 2^m * sigmoid(u), rounded only in the end to a subnormal number or to infinity; v is a product of balanced factors,
/// and m the sum of their exponents.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V balanced_gated(V v, V m, V u, Rest... rest) {
    return detail::of_balanced_sigmoid(
        [&](auto const& parts) __attribute__((always_inline)) { return parts.times_balanced(v, m); }, m, u,
        rest...);
}

/// sigmoid(u) (1 + (p - 1) sigmoid(-u)) for p = 1 + u, or 1 + u bounded: the derivative of u sigmoid(u).
template <bool Shared = false, lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V gated_slope(V p, V u, Rest... rest) {
    return detail::of_sigmoid(
        [&](auto const& parts)
            __attribute__((always_inline)) { return parts.template whole_slope<Shared>(p); },
        u, rest...);
}

/// That over 2^n; n is 0 where u is moderate and nothing is looked up.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V slope_fraction(V p, V u, Rest... rest) {
    return detail::of_sigmoid(
        [&](auto const& parts) __attribute__((always_inline)) { return parts.slope(p); }, u, rest...);
}

/// v * 2^m * 2^n with the same n, rounded only in the end to a subnormal number or to infinity.
template <lane V>
[[gnu::always_inline]] constexpr V gated_scale(V v, V m, V u) {
    if constexpr (detail::sigmoid_by_table<V>) {
        return detail::scale2_any(v, detail::sigmoid_fraction<V>(u).n + m);
    } else {
        V const zero = broadcast<V>(0);
        auto const holds = detail::moderate_sigmoid<V>::holds(u);
        return simd::select_usual(
            simd::mask_and(holds, simd::equal(m, zero)), [&]() __attribute__((always_inline)) { return v; },
            [&]() __attribute__((always_inline)) {
                return detail::scale2_any(v, simd::select(holds, zero, detail::sigmoid_fraction<V>(u).n) + m);
            });
    }
}

} // namespace ogive::simd
