// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/gauss.hpp>
#include <ogive/simd/mills.hpp>

namespace ogive::simd {

namespace detail {

/// The factors of 1 - erf(t) for t >= 0.
template <lane V>
struct erfc_factors {
    V exponential, ratio;

    [[gnu::always_inline]] constexpr explicit erfc_factors(V t) {
        V const m = simd::mills(t * broadcast<V>(0x1.6a09e667f3bcdp0)); // sqrt(2)
        exponential = exp_of_square(t, -1.0, 1.0);
        ratio = m + m;
    }
};

} // namespace detail

/// 1 - erf(x) without cancellation. erfc(-inf) = 2, erfc(inf) = 0.
template <lane V>
[[gnu::always_inline]] constexpr V erfc(V x) {
    detail::erfc_factors<V> const q(simd::abs(x));
    return simd::select(x < broadcast<V>(0), simd::fnma(q.exponential, q.ratio, broadcast<V>(2)),
                        q.exponential * q.ratio);
}

} // namespace ogive::simd
