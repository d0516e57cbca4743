// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_products.hpp>

/// Products with e^x for any x: e^x alone may be infinite or 0 where the product is neither.
namespace ogive::simd {

namespace detail {

template <lane V>
struct wide_exp {
    V p, exponent;
};

/// e^(x + rest) = 2^n (1 + p), n being bounded so far out that the product with any finite number but 0 is infinite or 0.
template <lane V>
[[gnu::always_inline]] constexpr wide_exp<V> wide_exp_of(V x, V rest) {
    constexpr double bound = exp_constants<V>::lowest_of_product;
    V const bounded = simd::at_most(simd::at_least(x, bound), -bound);
    V const exponent = simd::fma(bounded, broadcast<V>(exp_constants<V>::log2_e), broadcast<V>(exp_magic<V>));
    V const r = reduced(bounded, exp_steps(exponent)) + small_rest(rest);
    return {simd::exp_fraction(r, exponent), exponent};
}

} // namespace detail

/// v * e^(x + rest), rounded only in the end to a subnormal number or to infinity; the rest is what the rounding of x lost.
template <lane V>
[[gnu::always_inline]] constexpr V exp_times(V v, V x, V rest = broadcast<V>(-0.0)) {
    auto const e = detail::wide_exp_of(x, rest);
    V const n = e.exponent - broadcast<V>(detail::exp_magic<V> - 1);
    return detail::scale2_any(detail::exp_half_times(simd::balance(v), e.p, e.exponent),
                              n + simd::balance_exponent(v));
}

/// a * b * e^(x + rest), likewise.
template <lane V>
[[gnu::always_inline]] constexpr V exp_times_two(V a, V b, V x, V rest = broadcast<V>(-0.0)) {
    auto const e = detail::wide_exp_of(x, rest);
    return simd::exp_scale(a, b, e.p, e.exponent);
}

} // namespace ogive::simd
