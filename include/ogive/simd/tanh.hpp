// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/tanh_table.hpp>
#include <ogive/simd/exp.hpp>
#include <ogive/simd/polynomial.hpp>
#include <ogive/simd/tanh_near.hpp>

namespace ogive::simd {

namespace detail {

/// (tanh(d) / d - 1) / d^2 in z = d^2, for |d| up to half the distance of centres.
template <lane V>
[[gnu::always_inline]] constexpr V tanh_quotient_by_table(V z) {
    if constexpr (format<V>::is_float)
        return simd::polynomial(z, -0x1.555492p-2, 0x1.10abc8p-3, -0x1.9bf772p-5);
    else
        return simd::polynomial(z, -0x1.555555555554fp-2, 0x1.1111111110878p-3, -0x1.ba1ba1b99ef75p-5,
                                0x1.664f48665bdfdp-6, -0x1.226e319186bbap-7, 0x1.d6d32a7d53f99p-9,
                                -0x1.7d99db3e87471p-10, 0x1.34f7fa0c77397p-11, -0x1.f03c88b8673bap-13,
                                0x1.7d31bbd2ae4e8p-14, -0x1.ef2d683a783a8p-16, 0x1.81e04f8d69f32p-18);
}

/// tanh(c + d) = T + (1 - T^2) q / (1 + T q), with T = tanh(c) looked up and q = tanh(d).
template <lane V>
[[gnu::always_inline]] constexpr V tanh_by_addition(V x) {
    using tables = tanh_tables<element_t<V>>;
    V const t = simd::at_most(simd::abs(x), tables::bound), one = broadcast<V>(1);
    V const index = simd::fma(t, broadcast<V>(tables::pieces_per_unit), broadcast<V>(format<V>::round_magic));
    V const d = t - lookup(tables::centre, index), z = d * d;
    V const q = simd::fma(d * z, tanh_quotient_by_table(z), d);
    V const value = lookup(tables::value, index);
    V const more = (q * lookup(tables::slope, index)) / simd::fma(value, q, one);
    return simd::copysign(value + more, x);
}

} // namespace detail

/// The hyperbolic tangent; odd, tanh(inf) = 1.
template <lane V>
[[gnu::always_inline]] constexpr V tanh(V x) {
    if constexpr (detail::tanh_by_table<V>) return detail::tanh_by_addition(x);
    V const t = simd::abs(x), one = broadcast<V>(1);
    if constexpr (!detail::format<V>::is_float) {
        V const e = simd::exp(simd::negate(t + t)), far = simd::fnma(e + e, one / (one + e), one);
        return simd::copysign(simd::select(t <= broadcast<V>(0.66), simd::tanh_near(x), far), x);
    }
    // With e^(-2|x|) = 2^-n (1 + p): tanh|x| = (1 - 2^-n (1 + p)) / (1 + 2^-n (1 + p)), both multiplied by 2^n.
    V const y = simd::at_most(t + t, 64.0); // beyond, the result is 1
    auto const [n, unit] = simd::nearest_power(y, detail::exp_constants<V>::log2_e);
    V const p = detail::expm1_reduced(detail::reduced_negated(y, n));
    V const size = ((unit - one) - p) / (p + (one + unit)); // 0 is +0
    return simd::flip_sign(size, x);
}

} // namespace ogive::simd
