// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exact.hpp>
#include <ogive/simd/log_parts.hpp>

namespace ogive::simd::detail {

/// log(x) for positive finite x, with some ten bits more than V has: what a power needs, whose exponent multiplies
/// the absolute error.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> log_double_word(V x) {
    using c = exp_constants<V>;
    constexpr bool is_float = format<V>::is_float;
    V const one = broadcast<V>(1), two = broadcast<V>(2);
    auto const [n, m] = simd::split(x);
    V const f = m - one;
    // s = f / (2 + f); log(1 + f) = 2s + s z (2/3 + z q), z = s^2.
    auto const denominator = simd::exact_sum_ordered(two, f);
    V const s = f / denominator.hi;
    auto const back = simd::exact_product(s, denominator.hi);
    V const s_rest = simd::fnma(s, denominator.lo, (f - back.hi) - back.lo) / denominator.hi;
    auto const square = simd::exact_product(s, s);
    V const z_rest = simd::fma(s + s, s_rest, square.lo);
    V const z = square.hi;
    V q; // see minimax/elementary.sollya
    if constexpr (is_float)
        q = simd::polynomial(z, 0x1.999996p-2, 0x1.2495p-2, 0x1.c5bfdap-3, 0x1.97e92ap-3);
    else
        q = simd::polynomial(z, 0x1.9999999999968p-2, 0x1.2492492498d2bp-2, 0x1.c71c71bc7a90ep-3,
                             0x1.745d1bc1bf001p-3, 0x1.3b12995024d7bp-3, 0x1.1139fdfd63d06p-3,
                             0x1.dad380fd8efd6p-4, 0x1.01740f1c8aebap-3);
    // t = 2/3 + z q
    V const third = broadcast<V>(is_float ? 0x1.555556p-1 : 0x1.5555555555555p-1);
    V const third_rest = broadcast<V>(is_float ? -0x1.555556p-26 : 0x1.5555555555555p-55);
    auto const t = simd::exact_sum_ordered(third, simd::rounded_product(z, q));
    V const t_rest = t.lo + third_rest;
    auto const cube = simd::exact_product(s, z);
    V const cube_rest = simd::fma(s, z_rest, simd::fma(s_rest, z, cube.lo));
    auto const tail = simd::exact_product(cube.hi, t.hi);
    V const tail_rest = simd::fma(cube.hi, t_rest, simd::fma(cube_rest, t.hi, tail.lo));
    // n log(2) + 2s + tail
    auto const head = simd::exact_sum_ordered(simd::rounded_product(n, broadcast<V>(c::ln2_high)), s + s);
    auto const sum = simd::exact_sum(head.hi, tail.hi);
    V const rest = (sum.lo + head.lo) + (simd::fma(n, broadcast<V>(c::ln2_low), s_rest + s_rest) + tail_rest);
    return simd::exact_sum_ordered(sum.hi, rest);
}

} // namespace ogive::simd::detail
