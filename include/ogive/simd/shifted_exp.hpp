// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

/// exp(x - m) for one m and many x, accurate although x - m is rounded: the rounding error of a difference of 60 would be
/// 30 ulp of the exponential. Where m is moderate nothing is subtracted: exp(x) is scaled by 2^-k, where 2^k is near
/// exp(m), and by the ratio of both. Where m is not, x - m is exact for all x whose result is not tiny (both are
/// multiples of the same power of two, and the difference is smaller than either).
namespace ogive::simd {

namespace detail {

/// m is moderate up to `moderate` in size. Then |x| is at most `largest` where exp(x - m) is neither 0 nor infinite.
/// Where products are rounded, x / log(2) must have few bits, so that its product with the first part of log(2) is exact.
template <lane V>
struct shift_constants {
    static constexpr bool is_float = format<V>::is_float;
    static constexpr double moderate = is_float ? 250 : has_fma ? 1500 : 672;
    static constexpr double largest = is_float ? 354 : has_fma ? 2246 : 1418;
};

} // namespace detail

/// 0 where m is moderate, else m.
template <lane V>
[[gnu::always_inline]] constexpr V shift_offset(V m) {
    using c = detail::shift_constants<V>;
    return simd::select(simd::abs(m) <= broadcast<V>(c::moderate), broadcast<V>(0), m);
}

/// m - c for c = shift_offset(m); 0, not NaN, where m is infinite.
template <lane V>
[[gnu::always_inline]] constexpr V shift_rest(V m, V c) {
    return simd::select(simd::equal(m, c), broadcast<V>(0), m - c);
}

/// The integer nearest to d / log(2) for moderate d.
template <lane V>
[[gnu::always_inline]] constexpr V shift_exponent(V d) {
    return simd::round_product(d, detail::exp_constants<V>::log2_e);
}

/// exp(n log(2) - d) for the integer n nearest to d / log(2).
template <lane V>
[[gnu::always_inline]] constexpr V shift_scale(V d, V n) {
    V const p = detail::expm1_reduced(simd::negate(detail::reduced(d, n)));
    return broadcast<V>(1) + p;
}

/// 2^(n-k) exp(x - c - n log(2)) s.
template <lane V>
[[gnu::always_inline]] constexpr V shifted_exp(V x, V c, V k, V s) {
    constexpr double largest = detail::shift_constants<V>::largest;
    V const d = simd::at_most(simd::at_least(x - c, -largest), largest);
    V const n = simd::shift_exponent(d);
    V const p = detail::expm1_reduced(detail::reduced(d, n));
    return simd::scale2_moderate(simd::fma(p, s, s), n - k);
}

} // namespace ogive::simd
