// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/double_word.hpp>
#include <ogive/simd/selection.hpp>

/// Rests: what a computed number y lacks of what is exact, arguments being given as the numbers that they were computed
/// as and their rests. A rest is kept 2^52 times as large: it is a normal number where y is subnormal. What is not
/// finite where y is infinite or NaN is no rest.
namespace ogive::simd {

namespace detail {

inline constexpr double rest_scale = 0x1p52;

/// A rest as it is, and the other way.
template <lane V>
[[gnu::always_inline]] constexpr V unscaled(V rest) {
    return rest * broadcast<V>(1 / rest_scale);
}
template <lane V>
[[gnu::always_inline]] constexpr V as_rest(V lost) {
    return lost * broadcast<V>(rest_scale);
}

/// a * b - y as a rest, also where it would be subnormal.
template <lane V>
[[gnu::always_inline]] constexpr V scaled_product_rest(V a, V b, V y) {
    V const scale =
        simd::select(simd::abs(y) < broadcast<V>(0x1p-900), broadcast<V>(rest_scale), broadcast<V>(1));
    V const rest = simd::product_rest(a * scale, b, y * scale);
    return rest * (broadcast<V>(rest_scale) / scale);
}

/// Where functions that are 0 at 0 are linear, to twice the digits.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_tiny(V x) {
    return simd::abs(x) < broadcast<V>(0x1p-200);
}

/// (d.hi - y) + d.lo for d near y.
template <lane V>
[[gnu::always_inline]] constexpr V difference(double_word<V> d, V y) {
    return (d.hi - y) + d.lo;
}

} // namespace detail

/// y with its rest.
template <lane V>
[[gnu::always_inline]] constexpr V corrected(V y, V rest) {
    V const lost = detail::unscaled(rest);
    V const size = simd::abs(lost);
    auto const known =
        simd::mask_and(size > broadcast<V>(0), size < broadcast<V>(detail::format<V>::infinity));
    return simd::select(known, y + lost, y);
}

/// Of y = a + b.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_sum(V a, V b, V y, V of_a, V of_b) {
    return detail::as_rest(simd::sum_rest(a, b, y)) + (of_a + of_b);
}

/// Of y = a - b.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_difference(V a, V b, V y, V of_a, V of_b) {
    return simd::rest_of_sum(a, simd::negate(b), y, of_a, simd::negate(of_b));
}

/// Of y = a * b.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_product(V a, V b, V y, V of_a, V of_b) {
    return simd::fma(a, of_b, simd::fma(of_a, b, detail::scaled_product_rest(a, b, y)));
}

/// Of y = a / b.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_quotient(V a, V b, V y, V of_a, V of_b) {
    return simd::fnma(y, of_b, of_a - detail::scaled_product_rest(y, b, a)) / b;
}

/// Of y = a / d^2.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_quotient_by_square(V a, V d, V y, V of_a, V of_d) {
    auto const back = simd::exact_product(y, d) * double_word<V>{d, broadcast<V>(0)};
    V const left = detail::as_rest((a - back.hi) - back.lo);
    return simd::fnma(y * d, of_d + of_d, left + of_a) / (d * d);
}

/// Of y = sqrt(x).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_sqrt(V x, V y, V of_x) {
    return (of_x - detail::scaled_product_rest(y, y, x)) / (y + y);
}

} // namespace ogive::simd
