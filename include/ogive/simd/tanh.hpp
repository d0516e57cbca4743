// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/tanh_table.hpp>
#include <ogive/simd/exp.hpp>
#include <ogive/simd/tanh_near.hpp>

namespace ogive::simd {

namespace detail {

/// t P(t - centre), P being looked up.
template <lane V>
[[gnu::always_inline]] constexpr V tanh_piecewise(V x) {
    V const t = simd::at_most(simd::abs(x), tanh_bound);
    V const index = simd::shift_right<20>(simd::fma(t, broadcast<V>(tanh_pieces), broadcast<V>(1)));
    V const d = t - lookup(tanh_table[0], index);
    V sum = lookup(tanh_table[6], index);
    for (int row = 5; row > 0; --row) sum = simd::fma(sum, d, lookup(tanh_table[row], index));
    return simd::copysign(t * sum, x);
}

} // namespace detail

/// The hyperbolic tangent; odd, tanh(inf) = 1.
template <lane V>
[[gnu::always_inline]] constexpr V tanh(V x) {
    if constexpr (detail::tanh_by_table<V>) return detail::tanh_piecewise(x);
    V const t = simd::abs(x), one = broadcast<V>(1);
    if constexpr (!detail::format<V>::is_float) {
        V const e = simd::exp(simd::negate(t + t)), far = simd::fnma(e + e, one / (one + e), one);
        return simd::copysign(simd::select(t <= broadcast<V>(0.66), simd::tanh_near(x), far), x);
    }
    // With e^(-2|x|) = 2^-n (1 + p): tanh|x| = (1 - 2^-n (1 + p)) / (1 + 2^-n (1 + p)), both multiplied by 2^n.
    V const y = simd::at_most(t + t, 64.0); // beyond, the result is 1
    V const n = simd::round_product(y, detail::exp_constants<V>::log2_e);
    V const p = detail::expm1_reduced(detail::reduced_negated(y, n));
    V const unit = simd::normal_pow2(n);
    return simd::copysign((p + (one - unit)) / (p + (one + unit)), x);
}

} // namespace ogive::simd
