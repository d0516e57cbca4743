// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>
#include <ogive/simd/normal_gated.hpp>

/// Products with x Phi(x) and with its derivative. Where these are normal numbers nothing else is needed; far out, where
/// they vanish, the exponential comes last.
namespace ogive::simd {

namespace detail {

/// Phi(-|x|) e^(x^2/2), or the derivative of x Phi(x) for negative x over the same, and what that is of |x|.
template <lane V>
struct normal_sides {
    V lower, upper;

    [[gnu::always_inline]] constexpr normal_sides(V lower_side, V argument)
        : lower(lower_side), upper(broadcast<V>(1) - simd::gauss_product(lower_side, argument)) {}

    [[gnu::always_inline]] constexpr V of(V x) const {
        return simd::select(x >= broadcast<V>(0), upper, lower);
    }
};

/// -|x|, bounded.
template <lane V>
[[gnu::always_inline]] constexpr V slope_addend(V x) {
    return simd::negated_abs(simd::bounded(x));
}

/// The derivative of x Phi(x), times e^(x^2/2) for negative x.
template <lane V>
[[gnu::always_inline]] constexpr V scaled_normal_slope(V x) {
    return normal_sides<V>(simd::mills_ratio_plus(simd::abs(x), slope_addend(x)), x).of(x);
}

template <lane V>
[[gnu::always_inline]] constexpr V normal_gated_times_far(V v, V x) {
    V const finite = simd::at_least(x, std::numeric_limits<element_t<V>>::lowest());
    V const side = normal_sides<V>(simd::mills(simd::abs(x)), x).of(x);
    auto const factors = simd::exact_product(simd::balance(v), simd::balance(finite));
    auto const product = simd::exact_product(factors.hi, side);
    // What the products lost, relative to them, is added to the exponent.
    V const lost = detail::small_rest(simd::fma(factors.lo, side, product.lo) / product.hi);
    V const m = simd::balance_exponent(v) + simd::balance_exponent(finite);
    exp_of_square<V> const e(gauss_argument(x), -0.5, lost);
    return simd::exp_scale_unless(x >= broadcast<V>(0), product.hi, m, e.p, e.exponent);
}

template <lane V>
[[gnu::always_inline]] constexpr V normal_slope_times_far(V v, V x) {
    return simd::gauss_product_unless(x >= broadcast<V>(0), simd::balance(v) * scaled_normal_slope(x),
                                      simd::balance_exponent(v), x);
}

template <lane V>
[[gnu::always_inline]] constexpr V normal_slope_times_far(V v, V u, V x) {
    V const product = simd::balance(u) * scaled_normal_slope(x);
    V const m = (simd::balance_exponent(v) + simd::balance_exponent(product)) + simd::balance_exponent(u);
    return simd::gauss_product_unless(x >= broadcast<V>(0), simd::balance(v) * simd::balance(product), m, x);
}

/// The derivative of x Phi(x) at -|x|.
template <lane V>
[[gnu::always_inline]] constexpr V normal_slope_tail(V x) {
    if constexpr (normal_by_table<V>)
        return normal_tail<V>(x).slope();
    else
        return simd::gauss_product(simd::mills_plus(simd::abs(x), slope_addend(x)), x);
}

} // namespace detail

/// The derivative of x Phi(x), Phi(x) + x phi(x): accurate relative to itself, also around its root.
template <lane V>
[[gnu::always_inline]] constexpr V normal_gated_slope(V x) {
    V const tail = detail::normal_slope_tail(x);
    return simd::select(x >= broadcast<V>(0), broadcast<V>(1) - tail, tail);
}

/// v x Phi(x), rounded to a subnormal number only in the end; 0 where x is -inf.
template <lane V>
[[gnu::always_inline]] constexpr V normal_gated_times(V v, V x) {
    V const y = simd::normal_gated(x);
    auto const holds = simd::mask_or(detail::is_normal(y), simd::equal(x, broadcast<V>(0)));
    return simd::select_usual(
        holds, [&]() __attribute__((always_inline)) { return simd::rounded_product(v, y); },
        [](auto... operands) { return detail::normal_gated_times_far(operands...); }, v, x);
}

/// v times the derivative of x Phi(x), likewise.
template <lane V>
[[gnu::always_inline]] constexpr V normal_slope_times(V v, V x) {
    V const y = simd::normal_gated_slope(x);
    return simd::select_usual(
        detail::is_normal(y), [&]() __attribute__((always_inline)) { return simd::rounded_product(v, y); },
        [](auto... operands) { return detail::normal_slope_times_far(operands...); }, v, x);
}

/// v u times the derivative of x Phi(x), likewise; v u may be subnormal, not infinite, on the way.
template <lane V>
[[gnu::always_inline]] constexpr V normal_slope_times(V v, V u, V x) {
    V const y = simd::normal_gated_slope(x), product = simd::rounded_product(v, u);
    return simd::select_usual(
        simd::mask_and(detail::is_normal(y), simd::is_finite(product)),
        [&]() __attribute__((always_inline)) { return simd::rounded_product(product, y); },
        [](auto... operands) { return detail::normal_slope_times_far(operands...); }, v, u, x);
}

} // namespace ogive::simd
