// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>
#include <ogive/simd/arithmetic.hpp>
#include <ogive/simd/bits.hpp>
#include <ogive/simd/selection.hpp>

namespace ogive::simd {

namespace detail {

/// x and sqrt(a x^2 + b), both times a power of two that keeps the square from overflowing. For x >= 0.
template <lane V>
struct scaled_root {
    V x, root;
    mask_t<V> scaled;

    static constexpr double up = format<V>::is_float ? 0x1p66 : 0x1p520;
    static constexpr double bound = format<V>::is_float ? 0x1p60 : 0x1p500;

    [[gnu::always_inline]] constexpr scaled_root(V positive, V factor, V summand) {
        V const down = broadcast<V>(1 / up);
        scaled = positive > broadcast<V>(bound);
        x = simd::select(scaled, positive * down, positive);
        root = simd::sqrt(simd::fma(factor * x, x, simd::select(scaled, summand * down * down, summand)));
    }
};

} // namespace detail

/// sqrt(a x^2 + b), without overflow on the way.
template <lane V>
[[gnu::always_inline]] constexpr V root(V x, V a, V b) {
    detail::scaled_root<V> const r(simd::abs(x), a, b);
    return simd::select(r.scaled, r.root * broadcast<V>(detail::scaled_root<V>::up), r.root);
}

/// x / sqrt(a x^2 + b) for a > 0, without overflow on the way; ±1/sqrt(a) at ±inf.
template <lane V>
[[gnu::always_inline]] constexpr V over_root(V x, V a, V b) {
    constexpr double largest = detail::format<V>::is_float ? 0x1.fffffep127 : 0x1.fffffffffffffp1023;
    detail::scaled_root<V> const r(simd::at_most(simd::abs(x), largest), a, b);
    return simd::copysign(r.x / r.root, x);
}

/// x + sqrt(x^2 + b), for x < 0 too, where it cancels.
template <lane V>
[[gnu::always_inline]] constexpr V plus_root(V x, V b) {
    V const sum = simd::abs(x) + simd::root(x, broadcast<V>(1), b);
    V const infinite = broadcast<V>(std::numeric_limits<double>::infinity());
    return simd::select(x < broadcast<V>(0), simd::select(b == infinite, b, b / sum), sum);
}

/// 1 + x / sqrt(x^2 + b), for x < 0 too, where it cancels.
template <lane V>
[[gnu::always_inline]] constexpr V one_plus_over_root(V x, V b) {
    V const one = broadcast<V>(1), infinite = broadcast<V>(std::numeric_limits<double>::infinity());
    V const r = simd::root(x, one, b);
    V const left = simd::select(b == infinite, one, (b / (simd::abs(x) + r)) / r);
    return simd::select(x < broadcast<V>(0), left, one + simd::over_root(x, one, b));
}

/// sqrt(x^2 + 1) - 1, about 0 too, where it cancels.
template <lane V>
[[gnu::always_inline]] constexpr V root_minus_one(V x) {
    V const one = broadcast<V>(1), r = simd::root(x, one, one);
    return simd::select(simd::abs(x) < one, x * (x / (r + one)), r - one);
}

} // namespace ogive::simd
