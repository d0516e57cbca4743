// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>
#include <ogive/simd/normal_by_table.hpp>

namespace ogive::simd {

namespace detail {

/// |x| Phi(-|x|).
template <lane V>
[[gnu::always_inline]] constexpr V normal_gated_tail(V x) {
    if constexpr (normal_by_table<V>) {
        return normal_tail<V>(x).gated();
    } else {
        V const t = gauss_argument(x);
        return exp_of_square<V>(t, -0.5).times(t * simd::mills_of_gauss(simd::abs(x)));
    }
}

} // namespace detail

/// x Phi(x) = max(x, 0) - |x| Phi(-|x|), accurate relative to itself in the lower tail, and rounded to a subnormal number
/// only in the end; -0 for -0 and -inf.
template <lane V>
[[gnu::always_inline]] constexpr V normal_gated(V x) {
    return simd::at_least(x, -0.0) - detail::normal_gated_tail(x);
}

} // namespace ogive::simd
