// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/balance.hpp>
#include <ogive/simd/exp_products.hpp>

/// sigmoid(d) sigmoid(-d) = e^d / (1 + e^d)^2 for d <= 0, and products with it. Where that is a normal float they are mere
/// products; elsewhere, and in double, the exponential comes last.
namespace ogive::simd {

namespace detail {

/// The exponential in its parts.
template <lane V>
struct decaying_exp {
    V exponent, p, e;

    [[gnu::always_inline]] constexpr explicit decaying_exp(V argument)
        : exponent(simd::exp_exponent(argument)),
          p(simd::exp_fraction(simd::exp_remainder(argument, exponent), exponent)),
          e(simd::exp_compose(p, exponent)) {}

    /// v / (1 + e)^2; in double the square is rounded less.
    [[gnu::always_inline]] constexpr V over_square(V v) const {
        V const one = broadcast<V>(1), sum = one + e;
        return v / (format<V>::is_float ? sum * sum : simd::fma(e, broadcast<V>(2) + e, one));
    }
};

template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf_far(V d) {
    decaying_exp<V> const of(d);
    return of.over_square(of.e);
}
template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf_times_far(V v, V d) {
    decaying_exp<V> const of(d);
    return simd::exp_scale(of.over_square(v), of.p, of.exponent);
}
template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf_times_far(V v, V u, V d) {
    decaying_exp<V> const of(d);
    return simd::exp_scale(v, of.over_square(u), of.p, of.exponent);
}

/// For d from -87 on, in float.
template <lane V>
struct normal_logistic_pdf {
    V value;

    [[gnu::always_inline]] static constexpr mask_t<V> holds(V d) { return d >= broadcast<V>(-87); }

    [[gnu::always_inline]] constexpr explicit normal_logistic_pdf(V argument) {
        auto const [n, unit] = simd::nearest_power(argument, exp_constants<V>::log2_e);
        V const p = expm1_reduced(reduced(argument, n)), e = simd::fma(p, unit, unit),
                sum = broadcast<V>(1) + e;
        value = e / (sum * sum);
    }
};

} // namespace detail

/// e^d / (1 + e^d)^2 for d <= 0; 0 at -inf.
template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf(V d) {
    if constexpr (!detail::format<V>::is_float) return detail::logistic_pdf_far(d);
    using usual = detail::normal_logistic_pdf<V>;
    return simd::select_usual(
        usual::holds(d), [&]() __attribute__((always_inline)) { return usual(d).value; },
        [](auto... operands) { return detail::logistic_pdf_far(operands...); }, d);
}

/// v times that, rounded to a subnormal number only in the end.
template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf_times(V v, V d) {
    if constexpr (!detail::format<V>::is_float) return detail::logistic_pdf_times_far(v, d);
    using usual = detail::normal_logistic_pdf<V>;
    return simd::select_usual(
        usual::holds(d),
        [&]() __attribute__((always_inline)) { return simd::rounded_product(v, usual(d).value); },
        [](auto... operands) { return detail::logistic_pdf_times_far(operands...); }, v, d);
}

/// v u times that, rounded to infinity only in the end; where v u is subnormal, so is the result, rounded twice.
template <lane V>
[[gnu::always_inline]] constexpr V logistic_pdf_times(V v, V u, V d) {
    if constexpr (!detail::format<V>::is_float) return detail::logistic_pdf_times_far(v, u, d);
    using usual = detail::normal_logistic_pdf<V>;
    V const product = simd::rounded_product(v, u);
    return simd::select_usual(
        simd::mask_and(usual::holds(d), simd::is_finite(product)),
        [&]() __attribute__((always_inline)) { return simd::rounded_product(product, usual(d).value); },
        [](auto... operands) { return detail::logistic_pdf_times_far(operands...); }, v, u, d);
}

} // namespace ogive::simd
