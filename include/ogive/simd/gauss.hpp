// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/gauss_bound.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

namespace detail {

/// e^(factor t^2) = 2^n (1 + p), for factor -1/2 or -1 and 0 <= t <= gauss_bound. The square is taken in two parts: rounding it
/// would cost 64 ulp where the result becomes subnormal.
template <lane V>
struct exp_of_square {
    V n, p;

    /// `more` is added to the exponent: little.
    [[gnu::always_inline]] constexpr exp_of_square(V t, double factor, V more = broadcast<V>(0)) {
        auto const [square, rest] = simd::exact_product(t, t);
        V const c = broadcast<V>(factor);
        V const h = simd::rounded_product(square, c);
        n = simd::round_product(h, exp_constants<V>::log2_e);
        using k = exp_constants<V>;
        V const low = simd::fnma(n, broadcast<V>(k::ln2_low), simd::fma(rest, c, more));
        p = expm1_reduced(simd::fnma(n, broadcast<V>(k::ln2_high), h) + low);
    }

    /// e^(factor t^2) * scale, the product being rounded once.
    [[gnu::always_inline]] constexpr V times(V scale) const {
        return simd::scale2_moderate(simd::fma(p, scale, scale), n);
    }

    [[gnu::always_inline]] constexpr V times(double_word<V> scale) const {
        return simd::scale2_moderate(scale.hi + simd::fma(p, scale.hi, simd::fma(p, scale.lo, scale.lo)), n);
    }
};

} // namespace detail

/// e^(-x^2/2), accurate relative to itself as far as it is subnormal.
template <lane V>
[[gnu::always_inline]] constexpr V gauss(V x) {
    detail::exp_of_square<V> const e(simd::at_most(simd::abs(x), detail::gauss_bound<V>), -0.5);
    return simd::exp_compose(e.p, e.n);
}

/// e^(-(x + rest)^2/2), where the rest is what the rounding of x lost.
template <lane V>
[[gnu::always_inline]] constexpr V gauss(V x, V rest) {
    V const t = simd::at_most(simd::abs(x), detail::gauss_bound<V>);
    V const more = simd::copysign(t, x) * rest;
    V const small = simd::select(simd::abs(more) < broadcast<V>(0.25), more, broadcast<V>(0));
    detail::exp_of_square<V> const e(t, -0.5, simd::negate(small));
    return simd::exp_compose(e.p, e.n);
}

/// v e^(-x^2/2), rounded to a subnormal number only in the end; 0 where x is infinite, for infinite v too.
template <lane V>
[[gnu::always_inline]] constexpr V gauss_product(V v, V x) {
    constexpr double bound =
        detail::format<V>::is_float ? 20.6 : 54.2; // there it is 0 even times the largest number
    V const t = simd::at_most(simd::abs(x), bound);
    detail::exp_of_square<V> const e(t, -0.5);
    V const factor = simd::select(t < broadcast<V>(bound), v, simd::at_most(simd::at_least(v, -1.0), 1.0));
    V const half = broadcast<V>(0.5); // v may be the largest number
    return simd::scale2(factor * simd::fma(e.p, half, half), e.n + broadcast<V>(1));
}

} // namespace ogive::simd
