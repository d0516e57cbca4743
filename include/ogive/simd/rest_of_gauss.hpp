// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp.hpp>
#include <ogive/simd/mills.hpp>
#include <ogive/simd/rest_of_exp.hpp>

/// Rests of the normal distribution and its parts.
namespace ogive::simd {

namespace detail {

/// e^(-x^2/2) of x + rest.
template <lane V>
[[gnu::always_inline]] constexpr exponential<V> gauss_double_word(V x, V of_x) {
    auto const square = simd::exact_product(broadcast<V>(-0.5) * x, x);
    return exp_double_word(double_word<V>{square.hi, simd::fnma(x, unscaled(of_x), square.lo)});
}

} // namespace detail

/// Of y = e^(-x^2/2).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_gauss(V x, V y, V of_x) {
    return detail::rest_of_scaled(broadcast<V>(1), broadcast<V>(1), detail::gauss_double_word(x, of_x), y);
}

namespace detail {

/// erf(x) / x for |x| <= 1, by its series in z = x^2.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> erf_ratio_double_word(V x) {
    auto const z = simd::exact_product(x, x);
    V const tail = simd::polynomial(
        z.hi, -1.492565035840625e-05, 1.6462114365889248e-06, -1.6365844691234924e-07, 1.4807192815879218e-08,
        -1.2290555301717928e-09, 9.422759064650411e-11, -6.7113668551641105e-12, 4.4632242632864775e-13,
        -2.7835162072109215e-14, 1.6342614095367152e-15, -9.063970842808673e-17, 4.763348040515068e-18,
        -2.3784598852774293e-19, 1.131218725924631e-20, -5.136209054585811e-22);
    // 2 / sqrt(pi) (-1)^k / (k! (2k + 1)) for k = 6 to 0
    constexpr double coefficients[][2]{
        {0x1.f9a326f9b89b7p-14, 0x1.e9a2341c71459p-68}, {-0x1.c02db40040b86p-11, 0x1.d9a497a0f8b0ep-65},
        {0x1.565bcd0e6a53fp-8, -0x1.a73e0832f7e39p-64}, {-0x1.b82ce31288b51p-6, 0x1.1015978e7ac92p-61},
        {0x1.ce2f21a042be2p-4, -0x1.2871bc5e00766p-58}, {-0x1.812746b0379e7p-2, 0x1.ee12e49cab700p-57},
        {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56}};
    double_word<V> sum{tail, broadcast<V>(0)};
    for (auto const& [hi, lo] : coefficients)
        sum = sum * z + double_word<V>{broadcast<V>(hi), broadcast<V>(lo)};
    return sum;
}

} // namespace detail

/// Of y = erf(x). It has some ten digits more than y, not twice as many.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_erf(V x, V y, V of_x) {
    V const t = simd::abs(x), one = broadcast<V>(1);
    auto const ratio = detail::erf_ratio_double_word(simd::at_most(t, 1.0));
    V const near = simd::fma(detail::as_rest(x), ratio.lo, detail::scaled_product_rest(x, ratio.hi, y));
    // 1 - erfc(t), erfc(t) = 2 e^(-t^2) M(t sqrt(2))
    V const most = simd::at_most(t, 27.5);
    auto const square = simd::exact_product(simd::negate(most), most);
    auto const e = detail::exp_double_word(square);
    auto const mills = detail::mills_near_of_root2(most);
    auto const erfc = simd::scaled(mills * (e.p + one), simd::scale2(broadcast<V>(2), e.n));
    auto const far = simd::negate(erfc) + one;
    V const beyond = simd::flip_sign(detail::as_rest(detail::difference(far, simd::abs(y))), x);
    V const own = simd::select(t > one, beyond, near);
    V const slope = broadcast<V>(1.1283791670955126) * simd::exp(simd::negate(x * x));
    return simd::fma(slope, of_x, own);
}

/// Of y = mills(t) for t >= 0 up to the bound of `gauss`.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_mills(V t, V y, V of_t) {
    auto const near = t < broadcast<V>(detail::gauss_bound<V>);
    auto const m = detail::mills_in_parts(simd::at_most(t, detail::gauss_bound<V>));
    V const slope = simd::fms(t, y, broadcast<V>(0x1.9884533d43651p-2)); // M' = t M - 1/sqrt(2 pi)
    V const rest = simd::fma(slope, of_t, detail::as_rest(detail::difference(m, y)));
    return simd::select(near, rest, broadcast<V>(0));
}

/// Of y = mills(t) + v / sqrt(2 pi), likewise.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_mills_plus(V t, V v, V y, V of_t, V of_v) {
    V const high = broadcast<V>(0x1.9884533d43651p-2), low = broadcast<V>(-0x1.cbc0d30ebfd15p-56);
    auto const near = t < broadcast<V>(detail::gauss_bound<V>);
    auto const m = detail::mills_in_parts(simd::at_most(t, detail::gauss_bound<V>));
    auto const part = simd::exact_product(v, high);
    auto const sum = simd::exact_sum(m.hi, part.hi);
    V const own = (sum.hi - y) + (sum.lo + (m.lo + simd::fma(v, low, part.lo)));
    V const slope = simd::fms(t, m.hi, high);
    V const rest = simd::fma(slope, of_t, simd::fma(high, of_v, detail::as_rest(own)));
    return simd::select(near, rest, broadcast<V>(0));
}

/// Of y = v * e^(-x^2/2).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_gauss_product(V v, V x, V y, V of_v, V of_x) {
    return detail::rest_of_scaled(v, detail::gauss_double_word(x, of_x), y, of_v);
}

/// Of y = a * b * e^(-x^2/2).
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_gauss_product_of_two(V a, V b, V x, V y, V of_a, V of_b, V of_x) {
    return detail::rest_of_scaled(a, b, detail::gauss_double_word(x, of_x), y, of_a, of_b);
}

/// Of y = v * 2^m where `plain`, elsewhere v * 2^m * e^(-x^2/2); m has no rest.
template <lane V>
[[gnu::always_inline]] constexpr V rest_of_gauss_product_unless(mask_t<V> plain, V v, V m, V x, V y, V of_v,
                                                                V, V of_x) {
    auto const e = detail::gauss_double_word(x, of_x);
    return detail::rest_of_scaled(v, detail::unless(plain, m, e), y, of_v);
}

} // namespace ogive::simd
