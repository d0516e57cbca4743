// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_parts.hpp>

/// 1 / (1 + e^-x), and products with it. With e^-x = 2^-n (1 + p) the quotient is 2^n / (2^n + 1 + p): one exponential and one
/// division whatever the sign of x, and 2^n comes last, so that a factor beside it decides what is subnormal. Each also for
/// x + rest, where the rest is what the rounding of x lost.
namespace ogive::simd {

namespace detail {

/// sigmoid(x) = 2^floor(n) / denominator. The denominator is 0.49 or more, and n does not grow once sigmoid(x) is 1.
template <lane V>
struct sigmoid_fraction {
    V n, denominator;
    V low;     ///< what the rounding of the denominator lost, in double
    V unit, w; ///< 2^floor(n), and w with e^-x = w / unit

    [[gnu::always_inline]] constexpr explicit sigmoid_fraction(V argument)
        : sigmoid_fraction(argument, broadcast<V>(0), exactly{}) {}

    [[gnu::always_inline]] constexpr sigmoid_fraction(V argument, V rest_of_argument)
        : sigmoid_fraction(argument, small_rest(rest_of_argument), exactly{}) {}

private:
    struct exactly {};

    [[gnu::always_inline]] constexpr sigmoid_fraction(V argument, V lost, exactly) {
        using c = exp_constants<V>;
        constexpr double one_from = format<V>::is_float ? 26 : 46;
        V const one = broadcast<V>(1),
                y = simd::at_most(simd::at_least(argument, c::lowest_of_product), one_from);
        V const exponent = simd::fma(y, broadcast<V>(c::log2_e), broadcast<V>(exp_magic<V>));
        n = exp_steps(exponent);
        V const r = reduced_negated(y, n) - lost;
        if constexpr (exp_by_table<V>) {
            using table = exp_table<V>;
            V const p = expm1_by_table(r, lookup(table::down_error, exponent));
            unit = scale2_floor(one, n);
            V const part = lookup(table::down, exponent); // 2^(floor(n) - n)
            w = simd::fma(part, p, part);
            if constexpr (format<V>::is_float) {
                denominator = unit + w;
            } else {
                V const sum = unit + part; // exact where both count
                denominator = simd::fma(part, p, sum);
                low = simd::fma(part, p, sum - denominator);
            }
        } else {
            // A unit that is less than half an ulp of 1 may as well be larger.
            unit = simd::normal_pow2(simd::at_least(n, -64.0));
            V const sum = one + unit, p = expm1_reduced(r);
            w = one + p;
            denominator = sum + p;
            low = p - (denominator - sum);
        }
    }
};

template <lane V>
[[gnu::always_inline]] constexpr V sigmoid_of(sigmoid_fraction<V> const& s) {
    V const q = broadcast<V>(1) / s.denominator;
    if constexpr (exp_by_table<V>)
        return scale2_floor(q, s.n);
    else
        return simd::scale2_moderate(q, simd::at_least(s.n, exp_constants<V>::least_exponent - 2));
}

/// v / (d + low), where v or d may have been rounded already: in double one rounding less.
template <lane V>
[[gnu::always_inline]] constexpr V quotient(V v, V d, V low) {
    if constexpr (format<V>::is_float) return v / d;
    V const r = broadcast<V>(1) / d, q = simd::rounded_product(v, r);
    V const rest = simd::fnma(q, low, simd::negate(simd::product_rest(q, d, v)));
    V const better = simd::fma(rest, r, q);
    return simd::select(simd::abs(q) < broadcast<V>(format<V>::infinity), better, q);
}

/// x, where it is less the product with a sigmoid is 0 all the same.
template <lane V>
[[gnu::always_inline]] constexpr V gated_bounded(V x) {
    return simd::at_least(x, std::numeric_limits<element_t<V>>::lowest() / 4);
}

template <lane V>
[[gnu::always_inline]] constexpr V gated_of(V v, sigmoid_fraction<V> const& s) {
    if constexpr (has_exponent_instructions) {
        V const q = quotient(simd::balance(v), s.denominator, s.low);
        return scale2_any(q, s.n + simd::balance_exponent(v));
    } else {
        // The quotient is less than a large v, and more than a small one.
        V const one = broadcast<V>(1);
        V const nearer = simd::select(simd::abs(v) < one, broadcast<V>(2), simd::negate(one));
        V const m = simd::at_least(s.n, 0.0) + nearer;
        V const unit = simd::normal_pow2(simd::negate(m));
        return simd::scale2(quotient(v, s.denominator * unit, s.low * unit), s.n - m);
    }
}

/// Of p sigmoid(u) sigmoid(-u) + sigmoid(u)^2, what is to be multiplied by 2^floor(n).
template <lane V>
[[gnu::always_inline]] constexpr V slope_of(V p, sigmoid_fraction<V> const& s) {
    if constexpr (format<V>::is_float)
        return simd::fma(s.w, p, s.unit) / (s.denominator * s.denominator);
    else // the square is rounded less
        return simd::fma(s.w, p, s.unit) / simd::fma(s.w, s.unit + s.denominator, s.unit * s.unit);
}

} // namespace detail

/// 1 / (1 + e^-x). sigmoid(-inf) = 0, sigmoid(inf) = 1; subnormal results are right too.
template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x) {
    return detail::sigmoid_of(detail::sigmoid_fraction<V>(x));
}

template <lane V>
[[gnu::always_inline]] constexpr V sigmoid(V x, V rest) {
    return detail::sigmoid_of(detail::sigmoid_fraction<V>(x, rest));
}

/// x * sigmoid(u), where x is tiny only where u is small, and negative where u is: 0 where x is -inf.
template <lane V>
[[gnu::always_inline]] constexpr V self_gated(V x, V u) {
    detail::sigmoid_fraction<V> const s(u);
    return detail::scale2_any(detail::gated_bounded(x) / s.denominator, s.n);
}

template <lane V>
[[gnu::always_inline]] constexpr V self_gated(V x, V u, V rest) {
    detail::sigmoid_fraction<V> const s(u, rest);
    return detail::scale2_any(detail::quotient(detail::gated_bounded(x), s.denominator, s.low), s.n);
}

/// v * sigmoid(u), rounded to a subnormal number only in the end.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V gated(V v, V u, Rest... rest) {
    return detail::gated_of(v, detail::sigmoid_fraction<V>(u, rest...));
}

/// v * 2^m * sigmoid(u), rounded only in the end to a subnormal number or to infinity; v is a product of balanced factors,
/// and m the sum of their exponents.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V balanced_gated(V v, V m, V u, Rest... rest) {
    detail::sigmoid_fraction<V> const s(u, rest...);
    return detail::scale2_any(detail::quotient(v, s.denominator, s.low), s.n + m);
}

/// sigmoid(u) (1 + (p - 1) sigmoid(-u)) for p = 1 + u, or 1 + u bounded: the derivative of u sigmoid(u).
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V gated_slope(V p, V u, Rest... rest) {
    detail::sigmoid_fraction<V> const s(u, rest...);
    return detail::scale2_any(detail::slope_of(p, s), s.n);
}

/// That over 2^n.
template <lane V, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V slope_fraction(V p, V u, Rest... rest) {
    return detail::slope_of(p, detail::sigmoid_fraction<V>(u, rest...));
}

/// v * 2^m * 2^n, rounded only in the end to a subnormal number or to infinity.
template <lane V>
[[gnu::always_inline]] constexpr V gated_scale(V v, V m, V u) {
    return detail::scale2_any(v, detail::sigmoid_fraction<V>(u).n + m);
}

} // namespace ogive::simd
