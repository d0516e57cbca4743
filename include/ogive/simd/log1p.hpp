// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>
#include <ogive/simd/log_parts.hpp>

namespace ogive::simd {

namespace detail {

/// log(1 + x) for finite x > -1, but for the sign of zero.
template <lane V>
[[gnu::always_inline]] constexpr V log1p_regular(V x) {
    V const one = broadcast<V>(1);
    auto const [u, rest] = simd::exact_sum(one, x);
    auto const [n, m] = simd::split(u);
    // 1 + x = 2^n (1 + f); what rounding 1 + x lost is put back. 2^-n may be subnormal, where rest is 0 or tiny.
    V const f =
        simd::fma(rest, simd::normal_pow2(simd::at_least(simd::negate(n), 1.0 - format<V>::bias)), m - one);
    return simd::log_compose(n, f);
}

} // namespace detail

/// log(1 + x) without cancellation. log1p(-0) = -0, log1p(-1) = -inf, log1p(inf) = inf, NaN below -1.
template <lane V>
[[gnu::always_inline]] constexpr V log1p(V x) {
    V const low = broadcast<V>(-1), infinity = broadcast<V>(detail::format<V>::infinity);
    auto const regular = simd::mask_and(x > low, x < infinity);
    V const value = simd::copysign(detail::log1p_regular(x), x);
    V const beyond = simd::select(x < low, broadcast<V>(detail::format<V>::nan), x); // NaN, inf
    return simd::select(regular, value, simd::select(x == low, simd::negate(infinity), beyond));
}

} // namespace ogive::simd
