// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

namespace detail {

/// scale * e^(factor x^2) for factor -1/2 or -1. The square is taken in two parts: rounding it
/// would cost 64 ulp where the result becomes subnormal.
template <lane V>
[[gnu::always_inline]] constexpr V exp_of_square(V x, double factor, double scale) {
    V const t = simd::at_most(simd::abs(x), format<V>::is_float ? 16.0 : 40.0); // beyond, the result is 0
    auto const [square, rest] = simd::exact_product(t, t);
    V const c = broadcast<V>(factor);
    V const h = simd::rounded_product(square, c);
    V const n = simd::round_product(h, exp_constants<V>::log2_e);
    V const r = simd::fma(rest, c, exp_remainder(h, n));
    V const p = expm1_reduced(r);
    if (scale == 1.0) return simd::exp_compose(p, n);
    V const s = broadcast<V>(scale);
    return simd::scale2_moderate(simd::fma(p, s, s), n);
}

} // namespace detail

/// e^(-x^2/2), accurate relative to itself as far as it is subnormal.
template <lane V>
[[gnu::always_inline]] constexpr V gauss(V x) {
    return detail::exp_of_square(x, -0.5, 1.0);
}

} // namespace ogive::simd
