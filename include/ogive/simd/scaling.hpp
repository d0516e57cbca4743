// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/bits.hpp>
#include <ogive/simd/detail/constant_scale.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/rounding.hpp>
#include <ogive/simd/selection.hpp>

namespace ogive::simd {

/// 2^n for integral n within the exponents of normal numbers.
template <lane V>
[[gnu::always_inline]] constexpr V normal_pow2(V n) {
    using format = detail::format<V>;
    V const moved =
        n + broadcast<V>(format::round_magic + format::bias); // the exponent field, in the low bits
    return simd::shift_left<format::fraction_bits>(moved);
}

namespace detail {

/// Whether 2^n is a normal number everywhere.
template <lane V>
[[gnu::always_inline]] constexpr bool has_normal_pow2(V n) {
    V const lowest = broadcast<V>(1 - format<V>::bias), highest = broadcast<V>(format<V>::bias);
    return !simd::any(simd::mask_or(n<lowest, n> highest));
}

} // namespace detail

/// x * 2^n for integral n with one rounding, for |n| at most twice the largest exponent, x * 2^(n/2) being normal.
/// With subnormal or infinite results.
template <lane V>
[[gnu::always_inline]] constexpr V scale2_moderate(V x, V n) {
    if constexpr (scalar_lane<V>)
        if (std::is_constant_evaluated()) return detail::constant_scale(x, static_cast<int>(n));
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        return detail::native::scale2(x, n);
    } else {
        if (detail::has_normal_pow2(n)) [[likely]]
            return x * simd::normal_pow2(n);
        V const half = simd::round_product(n, 0.5);
        return simd::rounded_product(x * simd::normal_pow2(half), simd::normal_pow2(n - half));
    }
}

/// x * 2^n for integral n, with one rounding: gradual underflow, overflow to infinity.
template <lane V>
[[gnu::always_inline]] constexpr V scale2(V x, V n) {
    if constexpr (scalar_lane<V>)
        if (std::is_constant_evaluated()) return detail::constant_scale(x, static_cast<int>(n));
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        return detail::native::scale2(x, n);
    } else {
        if (detail::has_normal_pow2(n)) [[likely]]
            return x * simd::normal_pow2(n);
        using format = detail::format<V>;
        // Three factors. Downwards the first ones stop where an intermediate result cannot be subnormal unless the
        // final one is 0, so that only the last factor rounds.
        constexpr double low = 1 - format::bias;
        constexpr double step = low + format::precision;
        V rest =
            simd::at_most(simd::at_least(n, -2.0 * (format::bias + format::precision)), 3.0 * format::bias);
        for (int i = 0; i < 2; ++i) {
            V const factor = simd::select(rest < broadcast<V>(low), broadcast<V>(step),
                                          simd::at_most(simd::at_least(rest, low), format::bias));
            x = x * simd::normal_pow2(factor);
            rest = rest - factor;
        }
        return simd::rounded_product(
            x, simd::normal_pow2(simd::at_most(simd::at_least(rest, low), format::bias)));
    }
}

} // namespace ogive::simd
