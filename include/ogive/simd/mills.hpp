// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <iterator>
#include <ogive/simd/detail/gauss_bound.hpp>
#include <ogive/simd/detail/lookup.hpp>
#include <ogive/simd/detail/mills_table.hpp>
#include <ogive/simd/exact.hpp>
#include <ogive/simd/polynomial.hpp>
#include <ogive/simd/selection.hpp>
#include <utility>

namespace ogive::simd {

namespace detail {

/// constant + slope * v, not yet added.
template <lane V>
struct mills_sum {
    V constant, slope, v;

    [[gnu::always_inline]] constexpr V value() const { return simd::fma(slope, v, constant); }
    [[gnu::always_inline]] constexpr double_word<V> parts() const {
        return {constant, simd::rounded_product(slope, v)};
    }
};

/// M(t k) for 0 <= t k <= 24 (float) or 39 (double), k = high + low being 1 or the square root of 2.
template <lane V>
[[gnu::always_inline]] constexpr mills_sum<V> mills_piecewise(V t, double high, double low) {
    constexpr int pieces = lookup_pieces;
    constexpr auto const& table = mills_tables<element_t<V>, pieces>::rows;
    constexpr int rows = static_cast<int>(std::size(table));
    V const two = broadcast<V>(2);
    V const d = high == 1 ? t + two : simd::fma(t, broadcast<V>(high), two);
    // With all its bits inverted, d is -4/d within an eighth: 16 pieces count steps of 1/8 of that, 8 pieces of 1/4.
    V const index = simd::bits_not(d) + broadcast<V>(format<V>::round_magic / (pieces / 2));
    auto const piece = column<table>(index);
    V const centre = entry<table>(piece, 0);
    V distance;
    if (high == 1) {
        distance = t - centre;
    } else if constexpr (has_fma) {
        distance = simd::fma(t, broadcast<V>(low), simd::fms(t, broadcast<V>(high), centre));
    } else {
        auto const product = simd::exact_product(t, broadcast<V>(high));
        distance = simd::fma(t, broadcast<V>(low), (product.hi - centre) + product.lo);
    }
    V const v = distance / d;
    // By Horner's rule: pair by pair, the many coefficients would not fit into the registers.
    V slope = entry<table>(piece, rows - 1);
    [&]<int... Up>(std::integer_sequence<int, Up...>) __attribute__((always_inline)) {
        ((slope = simd::fma(slope, v, entry<table>(piece, rows - 2 - Up))), ...);
    }
    (std::make_integer_sequence<int, rows - 3>());
    return {entry<table>(piece, 1), slope, v};
}

/// M(t k) for 0 <= t k <= 15 (float) or 39 (double):
/// u G(u - centre) with u = 1 / (1 + k t/4); see minimax/gaussian.py.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> mills_by_quotient(V t, double high, double low) {
    V const one = broadcast<V>(1), factor = broadcast<V>(high / 4);
    auto const product = simd::exact_product(t, factor);
    V const d = one + product.hi;
    V const u = one / d;
    // What the roundings of d and u did to u, relative to it: the rest amplifies it up to three times.
    V lost = (product.hi - (d - one)) + product.lo;
    if (low != 0) lost = simd::fma(t, broadcast<V>(low / 4), lost);
    auto const back = simd::exact_product(u, d);
    V const r = simd::fnma(u, lost, (one - back.hi) - back.lo);
    V const off = u - broadcast<V>(0.5625), w = simd::fma(u, r, off);
    constexpr bool is_float = format<V>::is_float;
    V q; // by Horner's rule where rounding errors count
    if constexpr (is_float)
        q = simd::polynomial_before(
            simd::polynomial(w, -0.0770369545, -0.0432198979, 0.0247972775, 0.0208404362, -0.0116099436), w,
            0.462878734, 0.435498565, 0.256744176, 0.0352950282);
    else
        q = simd::polynomial_before(
            simd::polynomial(w, -0.07697587986755589, -0.04386263342415967, 0.0243819178168002,
                             0.025573404075466388, -0.011884593546210362, -0.014131396849931298,
                             0.008885962668253594, 0.007181533162236326, -0.007764872143218265,
                             -0.0023661926251334676, 0.0064493395432250016, -0.001087497847503103,
                             -0.004450263103045398, 0.0030244990902987463, 0.0021627629924751103,
                             -0.0030204147860031696, -0.000520341041120055, 0.0014075281116660695),
            w, 0.4628787757238966, 0.4354974814276095, 0.2567412752088685, 0.035335399160380476);
    // G = c0 + w (c1 + w q) with what the last two steps lose, c0 in two parts.
    auto const inner = simd::exact_product(w, q);
    auto const p =
        simd::exact_sum_ordered(broadcast<V>(is_float ? 0.35695228 : 0.35695228837837945), inner.hi);
    auto const step = simd::exact_product(w, p.hi);
    auto const g = simd::exact_sum(broadcast<V>(is_float ? 0.209425122 : 0.20942512359414156), step.hi);
    V const w_rest = simd::fma(u, r, off - w); // times the slope of G, nearly
    V const rest = simd::fma(w_rest, p.hi + inner.hi, simd::fma(w, p.lo + inner.lo, step.lo));
    V const g_rest = g.lo + (rest + broadcast<V>(is_float ? 0x1.20cc98p-29 : 0x1.e89884ae1b8d8p-59));
    auto const ug = simd::exact_product(u, g.hi);
    return {ug.hi, simd::fma(ug.hi, r, simd::fma(u, g_rest, ug.lo))};
}

/// M(t) for t >= 15, by its asymptotic series.
template <lane V>
[[gnu::always_inline]] constexpr V mills_far(V t) {
    constexpr bool is_float = format<V>::is_float;
    V const z = broadcast<V>(1) / (t * t);
    V const less = z * simd::polynomial_before(broadcast<V>(2027025.0), z, -1.0, 3.0, -15.0, 105.0, -945.0,
                                               10395.0, -135135.0);
    V const first = broadcast<V>(0x1.9884533d43651p-2) / t; // 1 / sqrt(2 pi), whose rest is added below
    return simd::fma(first, less + broadcast<V>(is_float ? -0x1.e821f2p-26 : -0x1.201b8cp-54), first);
}

/// M(t) for t <= gauss_bound.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> mills_near(V t) {
    if constexpr (mills_by_table<V>)
        return mills_piecewise(t, 1.0, 0.0).parts();
    else
        return mills_by_quotient(t, 1.0, 0.0);
}

/// M(t) for t <= gauss_bound, rounded.
template <lane V>
[[gnu::always_inline]] constexpr V mills_rounded(V t) {
    if constexpr (mills_by_table<V>) {
        return mills_piecewise(t, 1.0, 0.0).value();
    } else {
        auto const m = mills_near(t);
        return m.hi + m.lo;
    }
}

/// M(t) for t <= gauss_bound, in double a little more exact than a number can be: for rests.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> mills_in_parts(V t) {
    return mills_by_quotient(t, 1.0, 0.0);
}

/// M(t sqrt(2)) for t sqrt(2) <= gauss_bound, in double likewise.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> mills_near_of_root2(V t) {
    constexpr double high = format<V>::is_float ? 0x1.6a09e6p0 : 0x1.6a09e667f3bcdp0;
    constexpr double low = format<V>::is_float ? 0x1.9fcef4p-26 : -0x1.bdd3413b26456p-54;
    if constexpr (mills_by_table<V> && format<V>::is_float)
        return mills_piecewise(t, high, low).parts();
    else
        return mills_by_quotient(t, high, low);
}

} // namespace detail

/// mills(t) up to the bound beyond which e^(-t^2/2) is 0; there on, its value at the bound.
template <lane V>
[[gnu::always_inline]] constexpr V mills_of_gauss(V t) {
    return detail::mills_rounded(simd::at_most(t, detail::gauss_bound<V>));
}

/// Phi(-t) / e^(-t^2/2) for t >= 0 (Mills' ratio over sqrt(2 pi)): 1/2 at 0, like 1 / (t sqrt(2 pi)) far out, 0 at inf.
template <lane V>
[[gnu::always_inline]] constexpr V mills(V t) {
    V const near = detail::mills_rounded(t);
    auto const far = t >= broadcast<V>(detail::gauss_bound<V>);
    return simd::any(far) ? simd::select(far, detail::mills_far(t), near) : near;
}

/// Phi(-t) / e^(-t^2/2) + v / sqrt(2 pi), also where the two nearly cancel: v = -t is (x Phi(x))' near its root.
/// For t >= 0; beyond gauss_bound the first term is what it is there.
template <lane V, bool Far = false>
[[gnu::always_inline]] constexpr V mills_plus(V t, V v) {
    constexpr double high = detail::format<V>::is_float ? 0x1.988454p-2 : 0x1.9884533d43651p-2;
    constexpr double low = detail::format<V>::is_float ? -0x1.857936p-27 : -0x1.cbc0d30ebfd15p-56;
    auto m = detail::mills_near(simd::at_most(t, detail::gauss_bound<V>));
    if constexpr (Far)
        if (auto const far = t >= broadcast<V>(detail::gauss_bound<V>); simd::any(far))
            m = {simd::select(far, detail::mills_far(t), m.hi), simd::select(far, broadcast<V>(0), m.lo)};
    V const finite = simd::at_most(simd::at_least(v, -1e18), 1e18);
    return simd::fma(v, broadcast<V>(high), m.hi) + simd::fma(finite, broadcast<V>(low), m.lo);
}

/// Likewise, with the first term for all t.
template <lane V>
[[gnu::always_inline]] constexpr V mills_ratio_plus(V t, V v) {
    return simd::mills_plus<V, true>(t, v);
}

} // namespace ogive::simd
