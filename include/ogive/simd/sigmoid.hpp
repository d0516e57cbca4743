// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd {

/// 1 / (1 + e^-x). sigmoid(-inf) = 0, sigmoid(inf) = 1; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x) {
    // With e^-x = 2^-n (1 + p) the quotient is 2^n / (2^n + 1 + p), which cannot overflow. From x = 64 on it is 1.
    // n stops where 2^n is the least number: 0 / (1 + p) would be 0 too early.
    using c = detail::exp_constants<V>;
    V const y = simd::at_most(simd::at_least(x, c::lowest), 64.0);
    V const n = simd::at_least(simd::round_product(y, c::log2_e), c::least_exponent);
    V const p = detail::expm1_reduced(detail::reduced_negated(y, n));
    V const unit = simd::scale2_moderate(broadcast<V>(1), n);
    V const larger = simd::at_least(unit, 1.0), smaller = simd::at_most(unit, 1.0);
    return unit / (larger + (smaller + p)); // in this order the sum loses least
}

} // namespace ogive::simd
