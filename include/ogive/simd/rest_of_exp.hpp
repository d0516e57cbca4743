// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/balance.hpp>
#include <ogive/simd/exp_double_word.hpp>
#include <ogive/simd/rest_of.hpp>

/// Rests of exponentials, logarithms and of products with exponentials.
namespace ogive::simd {

/// Of y = e^x.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_exp(V x, V y, V of_x) {
    auto const e = detail::exp_double_word(double_word<V>{x, detail::unscaled(of_x)});
    V const fraction = simd::scale2(y, simd::negate(e.n));
    V const rest = ((broadcast<V>(1) - fraction) + e.p.hi) + e.p.lo;
    return simd::scale2(detail::as_rest(rest), e.n);
}

/// Of y = e^x - 1.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_expm1(V x, V y, V of_x) {
    auto const e = detail::exp_double_word(double_word<V>{x, detail::unscaled(of_x)});
    V const rest = detail::as_rest(detail::difference(detail::less_one(e), y));
    return simd::select(detail::is_tiny(x), of_x + detail::as_rest(x - y), rest);
}

namespace detail {

/// f e^-y - 1 for f e^-y near 1: what y lacks of log(f). `less` is 2^n f - 1, 2^n being the power in e^-y.
template <lane V>
[[gnu::always_inline]] constexpr V log_rest(exponential<V> e, double_word<V> less) {
    auto const rest = (less + e.p) + less * e.p;
    return as_rest(rest.hi + rest.lo);
}

} // namespace detail

/// Of y = log(x), for positive x.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_log(V x, V y, V of_x) {
    auto const e = detail::exp_double_word(double_word<V>{simd::negate(y), broadcast<V>(0)});
    V const near_1 = simd::scale2(x, e.n);
    return detail::log_rest(e, {near_1 - broadcast<V>(1), broadcast<V>(0)}) + of_x / x;
}

/// Of y = log(1 + x).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_log1p(V x, V y, V of_x) {
    auto const e = detail::exp_double_word(double_word<V>{simd::negate(y), broadcast<V>(0)});
    V const unit = simd::scale2(broadcast<V>(1), e.n);
    auto const sum = simd::exact_sum(x * unit, broadcast<V>(-1)) + unit;
    auto const less = simd::exact_sum(sum.hi, sum.lo);
    V const slope = broadcast<V>(1) / (broadcast<V>(1) + x);
    V const rest = simd::fma(slope, of_x, detail::log_rest(e, less));
    return simd::select(detail::is_tiny(x), of_x + detail::as_rest(x - y), rest);
}

/// Of y = tanh(x).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_tanh(V x, V y, V of_x) {
    V const twice = broadcast<V>(-2) * simd::abs(x);
    auto const m = detail::less_one(detail::exp_double_word(double_word<V>{twice, broadcast<V>(0)}));
    auto const t = simd::negate(m) / (m + broadcast<V>(2));
    V const own = simd::flip_sign(detail::difference(t, simd::abs(y)), x);
    V const rest = simd::fma(simd::fnma(y, y, broadcast<V>(1)), of_x, detail::as_rest(own));
    return simd::select(detail::is_tiny(x), of_x + detail::as_rest(x - y), rest);
}

namespace detail {

/// Of y = a * b * 2^n (1 + p), a and b being exact.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_scaled(V a, V b, exponential<V> e, V y) {
    V const n = (e.n + simd::balance_exponent(a)) + simd::balance_exponent(b);
    auto const product = simd::exact_product(simd::balance(a), simd::balance(b)) * (e.p + broadcast<V>(1));
    return simd::scale2(as_rest(difference(product, simd::scale2(y, simd::negate(n)))), n);
}

/// rest * 2^n (1 + p).
template <lane V>
[[gnu::always_inline]] constexpr V scaled_rest(V rest, exponential<V> e) {
    return simd::scale2(simd::fma(rest, e.p.hi, rest), e.n);
}

/// Of y = v * 2^n (1 + p).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_scaled(V v, exponential<V> e, V y, V of_v) {
    return rest_of_scaled(v, broadcast<V>(1), e, y) + scaled_rest(of_v, e);
}

/// Of y = a * b * 2^n (1 + p).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_scaled(V a, V b, exponential<V> e, V y, V of_a, V of_b) {
    auto const beside = [&](V factor, V rest) __attribute__((always_inline)) {
        V const n = (e.n + simd::balance_exponent(factor)) + simd::balance_exponent(rest);
        return scaled_rest(simd::balance(factor) * simd::balance(rest), exponential<V>{n, e.p});
    };
    return rest_of_scaled(a, b, e, y) + (beside(b, of_a) + beside(a, of_b));
}

/// 2^m where `plain`, elsewhere 2^m e.
template <lane V>
[[gnu::always_inline]] constexpr exponential<V> unless(mask_t<V> plain, V m, exponential<V> e) {
    V const zero = broadcast<V>(0);
    return {simd::select(plain, m, e.n + m),
            {simd::select(plain, zero, e.p.hi), simd::select(plain, zero, e.p.lo)}};
}

} // namespace detail

/// Of y = v * e^u.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_exp_product(V v, V u, V y, V of_v, V of_u) {
    return detail::rest_of_scaled(v, detail::exp_double_word(double_word<V>{u, detail::unscaled(of_u)}), y,
                                  of_v);
}

/// Of y = a * b * e^u.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_exp_product_of_two(V a, V b, V u, V y, V of_a, V of_b, V of_u) {
    return detail::rest_of_scaled(a, b, detail::exp_double_word(double_word<V>{u, detail::unscaled(of_u)}), y,
                                  of_a, of_b);
}

/// Of y = v * 2^m where `plain`, elsewhere v * 2^m * e^u; m has no rest.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_exp_product_unless(mask_t<V> plain, V v, V m, V u, V y, V of_v, V,
                                                              V of_u) {
    auto const e = detail::exp_double_word(double_word<V>{u, detail::unscaled(of_u)});
    return detail::rest_of_scaled(v, detail::unless(plain, m, e), y, of_v);
}

} // namespace ogive::simd
