// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/bits.hpp>
#include <ogive/simd/selection.hpp>

/// Powers of two taken out of the factors of a product, and what needs none taken out.
namespace ogive::simd {

namespace detail {

/// What `balance` leaves alone is from 1 / balance_bound to balance_bound.
template <lane V>
inline constexpr double balance_bound = format<V>::is_float ? 0x1p32 : 0x1p256;

/// Where y is a normal number: then its product with any number is rounded once.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_normal(V y) {
    return simd::abs(y) >= broadcast<V>(std::numeric_limits<element_t<V>>::min());
}

/// Where `balance` leaves x alone.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_balanced(V x) {
    V const size = simd::abs(x);
    constexpr double bound = balance_bound<V>;
    return simd::mask_and(size >= broadcast<V>(1 / bound), size < broadcast<V>(bound));
}

/// One of five by the size of x: below and above the third powers of the bounds, the bounds themselves, or between them.
template <lane V>
[[gnu::always_inline]] constexpr V by_size(V x, V const (&choices)[5]) {
    constexpr double bound = balance_bound<V>, far = bound * bound * bound;
    V const size = simd::abs(x);
    V const small = simd::select(size < broadcast<V>(1 / far), choices[0], choices[1]);
    V const large = simd::select(size >= broadcast<V>(far), choices[4], choices[3]);
    return simd::select(size < broadcast<V>(1 / bound), small,
                        simd::select(size >= broadcast<V>(bound), large, choices[2]));
}

} // namespace detail

/// x 2^-n for the n of `balance_exponent`: so scaled that its product with another such number is a normal number, unless
/// the product is tiny.
template <lane V>
[[gnu::always_inline]] constexpr V balance(V x) {
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        return detail::native::fraction(x);
    } else {
        constexpr double bound = detail::balance_bound<V>, far = bound * bound, furthest = far * bound;
        if (simd::all(detail::is_balanced(x))) [[likely]]
            return x;
        V const one = broadcast<V>(1);
        return x * detail::by_size(x, {broadcast<V>(furthest), broadcast<V>(far), one, broadcast<V>(1 / far),
                                       broadcast<V>(1 / furthest)});
    }
}

/// The exponent n with which `balance` scales x by 2^-n.
template <lane V>
[[gnu::always_inline]] constexpr V balance_exponent(V x) {
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        return detail::native::exponent(x);
    } else {
        constexpr double far = detail::format<V>::is_float ? 64 : 512, furthest = 1.5 * far;
        V const zero = broadcast<V>(0);
        if (simd::all(detail::is_balanced(x))) [[likely]]
            return zero;
        return detail::by_size(x, {broadcast<V>(-furthest), broadcast<V>(-far), zero, broadcast<V>(far),
                                   broadcast<V>(furthest)});
    }
}

} // namespace ogive::simd
