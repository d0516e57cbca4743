// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/exp_table.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/polynomial.hpp>
#include <ogive/simd/scaling.hpp>
#include <ogive/simd/selection.hpp>

/// The steps of the exponential, x -> (n, p) -> 2^n (1 + p), apart, so that functions of the same argument share them.
/// n is an integer; or a multiple of 1/16 where 2^n is looked up, and p much smaller for it. It is handed
/// on as n + exp_magic, whose lowest bits are those of n.
namespace ogive::simd {

namespace detail {

template <lane V>
struct exp_constants {
    static constexpr bool is_float = format<V>::is_float;
    static constexpr double log2_e = 0x1.71547652b82fep0;
    /// log(2) in two parts; n times the first is exact. The second is positive, so that -0 leaves a remainder of -0.
    static constexpr double ln2_high = is_float ? 0x1.62e4p-1 : 0x1.62e42fefa38p-1;
    static constexpr double ln2_low = is_float ? 0x1.7f7d1cf79abcap-20 : 0x1.ef35793c7673p-45;
    /// Beyond this the result is infinite, and stays so when the argument is replaced by the bound.
    static constexpr double highest = is_float ? 88.73 : 709.79;
    /// Below this e^x is 0 even times the square of the largest number.
    static constexpr double lowest_of_product = is_float ? -283.0 : -2168.0;
    /// 2^least_exponent is the smallest positive number.
    static constexpr double least_exponent = is_float ? -149.0 : -1074.0;
};

/// (exp(r) - 1 - r) / r^2 for |r| <= log(2)/2; see minimax/elementary.sollya. With it exp(r) - 1 has a relative error of
/// 2^-26 (float), 2^-61 (double).
template <lane V>
[[gnu::always_inline]] constexpr V expm1_quotient(V r) {
    V q;
    if constexpr (format<V>::is_float)
        q = simd::polynomial(r, 0x1.fffffep-2, 0x1.5554bp-3, 0x1.555718p-5, 0x1.1227b6p-7, 0x1.6b717ep-10);
    else
        q = simd::polynomial(r, 0x1p-1, 0x1.5555555555559p-3, 0x1.555555555554dp-5, 0x1.111111110f64cp-7,
                             0x1.6c16c16c1ab03p-10, 0x1.a01a01b009afp-13, 0x1.a01a018e0fdf6p-16,
                             0x1.71ddf7fa328dp-19, 0x1.27e5132d0143ap-22, 0x1.af5f59d50cc1ep-26,
                             0x1.1f1a60f720e52p-29);
    return q;
}

/// exp(r) - 1 for |r| <= log(2)/2.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_reduced(V r) {
    return simd::fma(r * r, expm1_quotient(r), r);
}

/// (exp(r) - 1 - r) / r^2 for |r| <= log(2)/32 and a little more, for a sum of exp(r) - 1 and a larger number; see
/// minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V exp_quotient_by_table(V r) {
    if constexpr (format<V>::is_float)
        return simd::polynomial(r, 0x1.0001f6p-1, 0x1.55561cp-3);
    else
        return simd::polynomial(r, 0x1.0000000000003p-1, 0x1.555555555555p-3, 0x1.555555549dc2p-5,
                                0x1.1111111167d9cp-7, 0x1.6c182cd26c8fbp-10, 0x1.a01a5419c234p-13);
}

/// Likewise where exp(r) - 1 stands alone.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_quotient_by_table(V r) {
    if constexpr (format<V>::is_float)
        return simd::polynomial(r, 0x1p-1, 0x1.555712p-3, 0x1.555642p-5);
    else
        return exp_quotient_by_table(r);
}

/// exp(r) - 1, less what the table's entry has too much.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_by_table(V r, V error) {
    if constexpr (format<V>::is_float) {
        return simd::fms(r, simd::fma(r, exp_quotient_by_table(r), broadcast<V>(1)), error);
    } else {
        V const s = r - error;
        return simd::fma(s * s, exp_quotient_by_table(s), s);
    }
}

/// x within the range in which exp(x) is not infinite nor 0 times the largest number, and a little beyond; NaN stays.
template <lane V>
[[gnu::always_inline]] constexpr V exp_clamped(V x) {
    return simd::at_most(simd::at_least(x, exp_constants<V>::lowest_of_product), exp_constants<V>::highest);
}

/// Added to n, it brings its lowest bits to the lowest places.
template <lane V>
inline constexpr double exp_magic = format<V>::round_magic / (exp_by_table<V> ? exp_table<V>::steps : 1);

/// x - n log(2).
template <lane V>
[[gnu::always_inline]] constexpr V reduced(V x, V n) {
    using c = exp_constants<V>;
    return simd::fnma(n, broadcast<V>(c::ln2_low), simd::fnma(n, broadcast<V>(c::ln2_high), x));
}

/// n log(2) - x.
template <lane V>
[[gnu::always_inline]] constexpr V reduced_negated(V x, V n) {
    using c = exp_constants<V>;
    return simd::fma(n, broadcast<V>(c::ln2_low), simd::fms(n, broadcast<V>(c::ln2_high), x));
}

} // namespace detail

/// exp_magic + n, n being the integer, or the multiple of 1/16, nearest to x / log(2); bounded, also at infinities.
template <lane V>
[[gnu::always_inline]] constexpr V exp_exponent(V x) {
    return simd::fma(detail::exp_clamped(x), broadcast<V>(detail::exp_constants<V>::log2_e),
                     broadcast<V>(detail::exp_magic<V>));
}

namespace detail {

/// n, from exp_magic + n.
template <lane V>
[[gnu::always_inline]] constexpr V exp_steps(V exponent) {
    return exponent - broadcast<V>(exp_magic<V>);
}

/// x 2^floor(n), with one rounding.
template <lane V>
[[gnu::always_inline]] constexpr V scale2_floor(V x, V n) {
    if constexpr (batch_lane<V>)
        return native::scale2(x, n);
    else
        return simd::scale2(x, simd::floor(n));
}

/// Likewise, for n of any size.
template <lane V>
[[gnu::always_inline]] constexpr V scale2_any(V x, V n) {
    if constexpr (exp_by_table<V>)
        return scale2_floor(x, n);
    else
        return simd::scale2(x, n);
}

/// 2^k (1 + p) / 2, k being what n has behind the point.
template <lane V>
[[gnu::always_inline]] constexpr V exp_half(V p, V exponent) {
    if constexpr (exp_by_table<V>) {
        V const half = lookup(exp_table<V>::up, exponent);
        return simd::fma(half, p, half);
    } else {
        return simd::fma(p, broadcast<V>(0.5), broadcast<V>(0.5));
    }
}

} // namespace detail

/// r = x - n log(2); -0 for -0.
template <lane V>
[[gnu::always_inline]] constexpr V exp_remainder(V x, V exponent) {
    return detail::reduced(detail::exp_clamped(x), detail::exp_steps(exponent));
}

namespace detail {

/// What the rounding of an argument lost. A rest that is not small is none: the argument is out of range then, or infinite.
template <lane V>
[[gnu::always_inline]] constexpr V small_rest(V rest) {
    return simd::select(simd::abs(rest) < broadcast<V>(0.25), rest, broadcast<V>(-0.0));
}

} // namespace detail

/// x - n log(2) - r: what the rounding of r lost, where it counts: in double without tables.
template <lane V>
[[gnu::always_inline]] constexpr V exp_remainder_low(V x, V r, V exponent) {
    if constexpr (detail::format<V>::is_float || detail::exp_by_table<V>) {
        return broadcast<V>(0);
    } else {
        using c = detail::exp_constants<V>;
        V const n = detail::exp_steps(exponent);
        V const difference = simd::fnma(n, broadcast<V>(c::ln2_high), detail::exp_clamped(x)) - r;
        return simd::fnma(n, broadcast<V>(c::ln2_low), difference);
    }
}

/// r = x + rest - n log(2), where the rest is what the rounding of x lost. Beyond where the result is infinite it stays so.
template <lane V>
[[gnu::always_inline]] constexpr V exp_remainder(V x, V rest, V exponent) {
    V const counted = simd::select(x <= broadcast<V>(detail::exp_constants<V>::highest),
                                   detail::small_rest(rest), broadcast<V>(-0.0));
    return simd::exp_remainder(x, exponent) + counted;
}

/// p = exp(r) - 1, such that exp(x) has an error of little more than half an ulp; see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V exp_fraction(V r, V exponent) {
    if constexpr (detail::exp_by_table<V>)
        return detail::expm1_by_table(r, detail::lookup(detail::exp_table<V>::up_error, exponent));
    else
        return detail::expm1_reduced(r);
}

namespace detail {

/// Where 2^n (1 + p) is a normal number, without tables.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_normal_exp(V exponent) {
    return has_normal_pow2(exp_steps(exponent));
}

/// 2^n (1 + p) there: n is added to the exponent field.
template <lane V>
[[gnu::always_inline]] constexpr V normal_exp(V p, V exponent) {
    return simd::bits_sum(broadcast<V>(1) + p, simd::shift_left<format<V>::fraction_bits>(exponent));
}

} // namespace detail

/// 2^n (1 + p) = exp(x).
template <lane V>
[[gnu::always_inline]] constexpr V exp_compose(V p, V exponent) {
    if constexpr (detail::exp_by_table<V>) {
        return detail::scale2_floor(detail::exp_half(p, exponent),
                                    exponent - broadcast<V>(detail::exp_magic<V> - 1));
    } else {
        return simd::select_usual(
            detail::is_normal_exp(exponent),
            [&]() __attribute__((always_inline)) { return detail::normal_exp(p, exponent); },
            [&]() __attribute__((always_inline)) {
                return simd::scale2_moderate(broadcast<V>(1) + p, detail::exp_steps(exponent));
            });
    }
}

/// 2^n exp(r + low) - 1 = exp(x) - 1; tiny x gives x, and -0 gives -0.
template <lane V>
[[gnu::always_inline]] constexpr V expm1_compose(V r, V low, V exponent) {
    if constexpr (detail::exp_by_table<V>) {
        V const n = exponent - broadcast<V>(detail::exp_magic<V> - 1);
        // 2^128 (in double 2^1024) is infinite, but may be multiplied by less than 1.
        constexpr double largest = std::numeric_limits<element_t<V>>::max();
        using table = detail::exp_table<V>;
        V const unit = simd::at_most(detail::scale2_floor(detail::lookup(table::up, exponent), n), largest);
        // unit (1 + s + s^2 q - error) - 1, in a form that loses least and leaves -0 alone
        V const error = detail::lookup(table::up_error, exponent);
        constexpr bool is_float = detail::format<V>::is_float;
        V const s = is_float ? r : r - error, q = detail::expm1_quotient_by_table(s);
        V const rest = simd::fnma(simd::rounded_product(s, s), q, is_float ? error : broadcast<V>(0));
        return simd::fnma(unit, rest, simd::fms(unit, s, broadcast<V>(1) - unit));
    } else {
        V const one = broadcast<V>(1), q = detail::expm1_quotient(r);
        V const size = detail::format<V>::is_float ? simd::fma(r * r, q, r) : r + simd::fma(r * r, q, low);
        V const p = simd::bits_or(size, simd::bits_and(r, broadcast<V>(-0.0))); // r and it have the same sign
        // Below n = -64 the result is -1 all the same.
        constexpr double magic = detail::exp_magic<V>;
        V const n = simd::at_least(exponent, magic - 64);
        // In these forms -0 stays -0 where n = 0.
        return simd::select_usual(
            n < broadcast<V>(magic + 64),
            [&]() __attribute__((always_inline)) {
                V const unit = simd::bits_sum(one, simd::shift_left<detail::format<V>::fraction_bits>(n));
                return simd::fms(p, unit, one - unit);
            },
            [&]() __attribute__((always_inline)) {
                return simd::scale2_moderate(p + one, detail::exp_steps(n));
            });
    }
}

} // namespace ogive::simd
