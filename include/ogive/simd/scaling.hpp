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

/// 2^-n likewise.
template <lane V>
[[gnu::always_inline]] constexpr V normal_pow2_negated(V n) {
    using format = detail::format<V>;
    return simd::shift_left<format::fraction_bits>(broadcast<V>(format::round_magic + format::bias) - n);
}

/// An integer n, and 2^n.
template <lane V>
struct power_of_two {
    V n, value;
};

/// The integer n nearest to x * factor, for products within the exponents of normal numbers, and 2^n: rounded beside a
/// magic number that has the exponent's bias, n is the exponent field in the low bits.
template <lane V>
[[gnu::always_inline]] constexpr power_of_two<V> nearest_power(V x, double factor) {
    using format = detail::format<V>;
    V const magic = broadcast<V>(format::round_magic + format::bias);
    V const moved = simd::fma(x, broadcast<V>(factor), magic);
    return {moved - magic, simd::shift_left<format::fraction_bits>(moved)};
}

namespace detail {

/// Where 2^n and 2^-n are normal numbers, and half of them too.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> has_normal_pow2(V n) {
    return simd::abs(n) < broadcast<V>(format<V>::bias - 1);
}

} // namespace detail

/// x * 2^n for integral n and moderate x, say from 2^-10 to 2^10, with one rounding: gradual underflow, overflow to infinity.
template <lane V>
[[gnu::always_inline]] constexpr V scale2_moderate(V x, V n) {
    if constexpr (scalar_lane<V>)
        if (std::is_constant_evaluated()) return detail::constant_scale(x, static_cast<int>(n));
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        return detail::native::scale2(x, n);
    } else {
        if (simd::all(detail::has_normal_pow2(n))) [[likely]]
            return x * simd::normal_pow2(n);
        constexpr double most = 2 * (detail::format<V>::bias - 1);
        V const m = simd::at_most(simd::at_least(n, -most), most), half = simd::round_product(m, 0.5);
        return simd::rounded_product(x * simd::normal_pow2(half), simd::normal_pow2(m - half));
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
        if (simd::all(detail::has_normal_pow2(n))) [[likely]]
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
