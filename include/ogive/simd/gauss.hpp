// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/gauss_bound.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/exp_products.hpp>

namespace ogive::simd {

namespace detail {

/// e^(sign t^2) = 2^n (1 + p) of an argument t, for sign -1/2 or -1 and 0 <= t <= gauss_bound. The square is taken in two
/// parts: rounding it would cost 64 ulp where the result becomes subnormal.
template <lane V>
struct exp_of_square {
    V exponent, p;

    /// `more` is added to the exponent: little.
    [[gnu::always_inline]] constexpr exp_of_square(V argument, double sign, V more = broadcast<V>(-0.0)) {
        auto const [h, rest] = simd::square_in_parts(argument, sign);
        using k = exp_constants<V>;
        V const nearest = has_fma ? h : h + rest;
        exponent = simd::fma(nearest, broadcast<V>(k::log2_e), broadcast<V>(exp_magic<V>));
        V const n = exp_steps(exponent);
        V const low = simd::fnma(n, broadcast<V>(k::ln2_low), rest + more);
        p = simd::exp_fraction(simd::fnma(n, broadcast<V>(k::ln2_high), h) + low, exponent);
    }

    /// e^(sign t^2) * scale, rounded to a subnormal number only in the end.
    [[gnu::always_inline]] constexpr V times(V scale) const {
        if constexpr (exp_by_table<V>)
            return simd::exp_scale(scale, p, exponent);
        else
            return simd::scale2(simd::fma(p, scale, scale), exp_steps(exponent));
    }

    [[gnu::always_inline]] constexpr V times(double_word<V> scale) const {
        if constexpr (exp_by_table<V>) {
            V const half = exp_half(p, exponent);
            V const product = simd::fma(half, scale.hi, simd::rounded_product(half, scale.lo));
            return scale2_floor(product, exponent - broadcast<V>(exp_magic<V> - 1));
        } else {
            V const rest = simd::fma(p, scale.hi, simd::fma(p, scale.lo, scale.lo));
            return simd::scale2(scale.hi + rest, exp_steps(exponent));
        }
    }

    [[gnu::always_inline]] constexpr V value() const { return simd::exp_compose(p, exponent); }
};

/// |x|, or where e^(-x^2/2) is 0 even times the square of the largest number.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_argument(V x) {
    return simd::at_most(simd::abs(x), format<V>::is_float ? 24 : 66);
}

/// e^(-(x + rest)^2/2), where the rest is what the rounding of x lost.
template <lane V>
[[gnu::always_inline]] constexpr exp_of_square<V> gauss_of_sum(V x, V rest) {
    V const t = gauss_argument(x), more = simd::copysign(t, x) * rest;
    V const small = simd::select(simd::abs(more) < broadcast<V>(0.25), more, broadcast<V>(0));
    return {t, -0.5, simd::negate(small)};
}

} // namespace detail

/// e^(-x^2/2), accurate relative to itself as far as it is subnormal.
template <lane V>
[[gnu::always_inline]] constexpr V gauss(V x) {
    return detail::exp_of_square<V>(detail::gauss_argument(x), -0.5).value();
}

/// e^(-(x + rest)^2/2), where the rest is what the rounding of x lost.
template <lane V>
[[gnu::always_inline]] constexpr V gauss(V x, V rest) {
    return detail::gauss_of_sum(x, rest).value();
}

/// v e^(-x^2/2), rounded to a subnormal number only in the end; 0 where x is infinite, for infinite v too.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product(V v, V x) {
    detail::exp_of_square<V> const e(detail::gauss_argument(x), -0.5);
    return simd::exp_scale(v, e.p, e.exponent);
}

/// v e^(-(x + rest)^2/2), likewise.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product(V v, V x, V rest) {
    auto const e = detail::gauss_of_sum(x, rest);
    return simd::exp_scale(v, e.p, e.exponent);
}

/// a b e^(-x^2/2), rounded only in the end to a subnormal number or to infinity.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product_of_two(V a, V b, V x) {
    detail::exp_of_square<V> const e(detail::gauss_argument(x), -0.5);
    return simd::exp_scale(a, b, e.p, e.exponent);
}

/// a b e^(-(x + rest)^2/2), likewise.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product_of_two(V a, V b, V x, V rest) {
    auto const e = detail::gauss_of_sum(x, rest);
    return simd::exp_scale(a, b, e.p, e.exponent);
}

/// v 2^m where `plain`, elsewhere v 2^m e^(-x^2/2), with one rounding to a subnormal number in the end.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product_unless(mask_t<V> plain, V v, V m, V x) {
    detail::exp_of_square<V> const e(detail::gauss_argument(x), -0.5);
    return simd::exp_scale_unless(plain, v, m, e.p, e.exponent);
}

/// Likewise with e^(-(x + rest)^2/2).
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product_unless(mask_t<V> plain, V v, V m, V x, V rest) {
    auto const e = detail::gauss_of_sum(x, rest);
    return simd::exp_scale_unless(plain, v, m, e.p, e.exponent);
}

} // namespace ogive::simd
