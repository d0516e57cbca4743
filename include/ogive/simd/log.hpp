// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/log_parts.hpp>

namespace ogive::simd {

/// The natural logarithm. log(0) = -inf, log(inf) = inf, NaN below 0.
template <lane V>
[[gnu::always_inline]] constexpr V log(V x) {
    V const zero = broadcast<V>(0), infinity = broadcast<V>(detail::format<V>::infinity);
    auto const regular = simd::mask_and(x > zero, x < infinity);
    auto const [n, m] = simd::split(x);
    V const value = simd::log_compose(n, m - broadcast<V>(1));
    V const beyond = simd::select(x < zero, broadcast<V>(detail::format<V>::nan), x); // NaN, inf
    return simd::select(regular, value, simd::select(x == zero, simd::negate(infinity), beyond));
}

} // namespace ogive::simd
