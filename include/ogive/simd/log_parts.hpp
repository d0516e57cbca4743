// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

/// The steps of the logarithm: x = 2^n (1 + f), log(x) = n log(2) + log(1 + f).
namespace ogive::simd {

/// x = 2^exponent * significand with 3/4 <= significand < 3/2.
template <lane V>
struct split_number {
    V exponent, significand;
};

/// For positive finite x, subnormal ones too.
template <lane V>
[[gnu::always_inline]] constexpr split_number<V> split(V x) {
    if constexpr (detail::has_exponent_instructions && batch_lane<V>) {
        V const m = detail::native::significand(x);
        return {detail::native::exponent(x) - detail::native::exponent(m), m};
    } else {
        using format = detail::format<V>;
        V const one = broadcast<V>(1);
        V const magic = broadcast<V>(format::integer_magic);
        V const least = broadcast<V>(static_cast<double>(std::numeric_limits<element_t<V>>::min()));
        auto const subnormal = x < least;
        V const y = simd::select(subnormal, x * magic, x);
        V const field =
            simd::bits_or(simd::shift_right<format::fraction_bits>(y), magic); // 2^fraction_bits + field
        V const bias = simd::select(
            subnormal, broadcast<V>(format::integer_magic + format::bias + format::fraction_bits),
            broadcast<V>(format::integer_magic + format::bias));
        V const fraction = broadcast<V>(detail::fraction_mask<element_t<V>>());
        V const m = simd::blend_bits(fraction, y, one);
        auto const upper = m >= broadcast<V>(1.5);
        V const e = field - bias;
        return {simd::select(upper, e + one, e), simd::select(upper, m * broadcast<V>(0.5), m)};
    }
}

/// n log(2) + log(1 + f) for -1/4 <= f < 1/2; see minimax/elementary.sollya.
template <lane V>
[[gnu::always_inline]] constexpr V log_compose(V n, V f) {
    using c = detail::exp_constants<V>;
    V const low = broadcast<V>(c::ln2_low), high = broadcast<V>(c::ln2_high);
    if constexpr (detail::format<V>::is_float) {
        V const q = simd::polynomial(f, 0x1.5555a4p-2, -0x1.000042p-2, 0x1.996966p-3, -0x1.54ef16p-3,
                                     0x1.2886b8p-3, -0x1.0d93f4p-3, 0x1.aca08ep-4, -0x1.713e36p-5);
        V const g = f * f;
        V const y = simd::fma(g * f, q, n * low);
        V const sum = f + simd::fma(g, broadcast<V>(-0.5), y);
        return simd::fma(n, high, sum);
    } else {
        // log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f / (2 + f), as in FreeBSD's msun.
        V const s = f / (broadcast<V>(2) + f);
        V const z = s * s;
        V const q = simd::polynomial(z, 0x1.555555555554fp-1, 0x1.999999999c146p-2, 0x1.24924921e8dffp-2,
                                     0x1.c71c748ae5ad8p-3, 0x1.745c4c1d1f11dp-3, 0x1.3b359520e5cfp-3,
                                     0x1.0dce931d64addp-3, 0x1.1b6cbc20a88dfp-3);
        V const half = f * broadcast<V>(0.5);
        V const w = simd::fma(s, simd::fma(z, q, half * f), n * low);
        V const rest = simd::fms(half, f, w);
        return simd::fma(n, high, f - rest);
    }
}

} // namespace ogive::simd
