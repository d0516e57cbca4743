// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>
#include <ogive/simd/log_double_word.hpp>

namespace ogive::simd {

namespace detail {

/// x^y for x >= 0, by e^(y log x).
template <lane V>
[[gnu::always_inline]] constexpr V pow_positive(V x, V y) {
    V const zero = broadcast<V>(0), infinity = broadcast<V>(format<V>::infinity);
    auto const regular = simd::mask_and(x > zero, x < infinity);
    auto const log_x = log_double_word(simd::select(regular, x, broadcast<V>(1)));
    V const head =
        simd::select(regular, log_x.hi, simd::select(x == zero, simd::negate(infinity), x)); // NaN stays
    // A larger exponent changes nothing: |log x| >= 2^-53 unless it is 0.
    constexpr double bound = format<V>::is_float ? 0x1p36 : 0x1p70;
    V const exponent = simd::at_least(simd::at_most(y, bound), -bound);
    V const h = simd::rounded_product(exponent, head);
    V const small = simd::select(simd::abs(h) < broadcast<V>(exp_constants<V>::highest * 2), exponent, zero);
    auto const product = simd::exact_product(small, log_x.hi);
    V const rest = simd::fma(small, log_x.lo, product.lo);
    V const n = simd::exp_exponent(h);
    V const r = simd::exp_remainder(h, n) + rest;
    return simd::exp_compose(simd::exp_fraction(r, n), n);
}

} // namespace detail

/// x^y, as C's `pow` has it, with all its special cases: x^0 = 1^y = 1 even for NaN, a negative base wants an integral
/// exponent (else NaN), and so on.
template <lane V>
[[gnu::always_inline]] constexpr V pow(V x, V y) {
    V const zero = broadcast<V>(0), one = broadcast<V>(1), half = broadcast<V>(0.5);
    V const size = detail::pow_positive(simd::abs(x), y);
    V const y_half = y * half;
    auto const integral = simd::floor(y) == y;
    auto const odd = simd::mask_and(integral, simd::not_equal(simd::floor(y_half), y_half));
    V const signed_size = simd::select(odd, simd::copysign(size, x), size);
    auto const undefined = simd::mask_and(
        simd::mask_and(x<zero, x> broadcast<V>(-detail::format<V>::infinity)), simd::mask_not(integral));
    // Adding keeps a NaN of y (log and exponent clamps pass on that of x).
    V const value = simd::select(undefined, broadcast<V>(detail::format<V>::nan), signed_size);
    auto const unit = simd::mask_or(x == one, y == zero);
    auto const unknown = simd::mask_or(simd::is_nan(x), simd::is_nan(y));
    return simd::select(unit, one, simd::select(unknown, broadcast<V>(detail::format<V>::nan), value));
}

} // namespace ogive::simd
