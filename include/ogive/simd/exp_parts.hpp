// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/polynomial.hpp>
#include <ogive/simd/scaling.hpp>
#include <ogive/simd/selection.hpp>

/// The steps of the exponential, x -> (n, p) -> 2^n (1 + p), apart, so that functions of the same argument share them.
namespace ogive::simd {

namespace detail {

template <lane V>
struct exp_constants {
    static constexpr bool is_float = format<V>::is_float;
    static constexpr double log2_e = 0x1.71547652b82fep0;
    /// log(2) in two parts; n times the first is exact. The second is positive, so that -0 leaves a remainder of -0.
    static constexpr double ln2_high = is_float ? 0x1.62e4p-1 : 0x1.62e42fefa38p-1;
    static constexpr double ln2_low = is_float ? 0x1.7f7d1cf79abcap-20 : 0x1.ef35793c7673p-45;
    /// Beyond these the result is 0 and infinite, and stays so when the argument is replaced by the bound.
    static constexpr double lowest = is_float ? -104.0 : -746.0;
    static constexpr double highest = is_float ? 89.0 : 710.0;
    /// Below this e^x is 0 even times the largest number.
    static constexpr double lowest_of_product = is_float ? -210.0 : -1456.0;
    /// 2^least_exponent is the smallest positive number.
    static constexpr double least_exponent = is_float ? -149.0 : -1074.0;
};

/// exp(r) - 1 for |r| <= log(2)/2, relative error 2^-26 (float), 2^-61 (double); see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_reduced(V r) {
    V q;
    if constexpr (format<V>::is_float)
        q = simd::polynomial(r, 0x1.fffffep-2, 0x1.5554bp-3, 0x1.555718p-5, 0x1.1227b6p-7, 0x1.6b717ep-10);
    else
        q = simd::polynomial(r, 0x1p-1, 0x1.5555555555559p-3, 0x1.555555555554dp-5, 0x1.111111110f64cp-7,
                             0x1.6c16c16c1ab03p-10, 0x1.a01a01b009afp-13, 0x1.a01a018e0fdf6p-16,
                             0x1.71ddf7fa328dp-19, 0x1.27e5132d0143ap-22, 0x1.af5f59d50cc1ep-26,
                             0x1.1f1a60f720e52p-29);
    return simd::fma(r * r, q, r);
}

/// x within the range in which exp(x) is not infinite nor 0 times the largest number, and a little beyond; NaN stays.
template <lane V>
[[gnu::always_inline]] constexpr V exp_clamped(V x) {
    return simd::at_most(simd::at_least(x, exp_constants<V>::lowest_of_product), exp_constants<V>::highest);
}

/// x - n log(2).
template <lane V>
[[gnu::always_inline]] constexpr V exp_remainder(V x, V n) {
    using c = exp_constants<V>;
    return simd::fnma(n, broadcast<V>(c::ln2_low), simd::fnma(n, broadcast<V>(c::ln2_high), x));
}

/// n log(2) - x.
template <lane V>
[[gnu::always_inline]] constexpr V exp_remainder_negated(V x, V n) {
    using c = exp_constants<V>;
    return simd::fma(n, broadcast<V>(c::ln2_low), simd::fms(n, broadcast<V>(c::ln2_high), x));
}

} // namespace detail

/// The integer n nearest to x / log(2), as a V; bounded, also at infinities.
template <lane V>
[[gnu::always_inline]] constexpr V exp_exponent(V x) {
    return simd::round_product(detail::exp_clamped(x), detail::exp_constants<V>::log2_e);
}

/// p = exp(x - n log(2)) - 1, accurate relative to itself: tiny x gives p = x, and -0 gives -0.
template <lane V>
[[gnu::always_inline]] constexpr V exp_fraction(V x, V n) {
    V const r = detail::exp_remainder(detail::exp_clamped(x), n);
    return simd::copysign(detail::expm1_reduced(r), r);
}

/// p = exp(x + rest - n log(2)) - 1, where the rest is what the rounding of x lost. A rest that is not small is none:
/// x is out of range then, or infinite.
template <lane V>
[[gnu::always_inline]] constexpr V exp_fraction(V x, V rest, V n) {
    V const small = simd::select(simd::abs(rest) < broadcast<V>(0.25), rest, broadcast<V>(0));
    return detail::expm1_reduced(detail::exp_remainder(detail::exp_clamped(x), n) + small);
}

/// 2^n (1 + p) = exp(x).
template <lane V>
[[gnu::always_inline]] constexpr V exp_compose(V p, V n) {
    V const x = broadcast<V>(1) + p;
    if constexpr (detail::has_exponent_instructions && batch_lane<V>)
        return simd::scale2_moderate(x, n);
    else // which has its limits
        return simd::scale2_moderate(x, simd::at_least(n, detail::exp_constants<V>::least_exponent - 2));
}

/// 2^n v (1 + p) = v exp(x) for x <= 0, rounded once to a subnormal number; 0 where n is the least, for infinite v too.
template <lane V>
[[gnu::always_inline]] constexpr V exp_scale(V v, V p, V n) {
    V const least = broadcast<V>(detail::format<V>::is_float ? -300.0 : -2100.0);
    V const factor = simd::select(n > least, v, simd::at_most(simd::at_least(v, -1.0), 1.0));
    V const half = broadcast<V>(0.5); // of 1 + p, to be less than 1: v may be the largest number
    return simd::scale2(factor * simd::fma(p, half, half), n + broadcast<V>(1));
}

/// 2^n (1 + p) - 1 = exp(x) - 1; p itself where n = 0.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_compose(V p, V n) {
    // 2^n (p + (1 - 2^-n)): the difference is exact where it matters. Below n = -64 the result is -1 all the same.
    V const m = simd::at_least(n, -64.0);
    V const unit = simd::normal_pow2(simd::negate(simd::at_most(m, 64.0)));
    V const sum = p - (unit - broadcast<V>(1)); // in this form -0 stays -0 where n = 0
    return simd::scale2_moderate(sum, m);
}

} // namespace ogive::simd
