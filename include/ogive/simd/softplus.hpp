// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp.hpp>
#include <ogive/simd/log_parts.hpp>

namespace ogive::simd {

namespace detail {

/// log(1 + e) for 0 <= e <= 1.
template <lane V>
[[gnu::always_inline]] constexpr V log1p_fraction(V e) {
    // 1 + e = 2^n (1 + f) with n = 0, f = e, or n = 1, f = (e - 1) / 2; both exact.
    V const half = broadcast<V>(0.5);
    auto const upper = e > half;
    V const f = simd::select(upper, simd::fms(e, half, half), e);
    return simd::log_compose(simd::select(upper, broadcast<V>(1), broadcast<V>(0)), f);
}

} // namespace detail

/// log(1 + e^x), without a threshold. softplus(-inf) = 0, softplus(inf) = inf.
template <lane V>
[[gnu::always_inline]] constexpr V softplus(V x) {
    V const e = simd::exp(simd::negate(simd::abs(x)));
    return simd::at_least(x, 0.0) + detail::log1p_fraction(e);
}

} // namespace ogive::simd
