// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/exp_products.hpp>

/// The two ways to compute 1 / (1 + e^-x), and products with it, with one exponential and one division; each also for x + rest,
/// where the rest is what the rounding of x lost.
namespace ogive::simd::detail {

/// v / (d + low), where v or d may have been rounded already: in double one rounding less.
template <lane V>
[[gnu::always_inline]] constexpr V quotient(V v, V d, V low) {
    if constexpr (format<V>::is_float) return v / d;
    V const r = broadcast<V>(1) / d, q = simd::rounded_product(v, r);
    V const rest = simd::fnma(q, low, simd::negate(simd::product_rest(q, d, v)));
    return simd::select(simd::is_finite(q), simd::fma(rest, r, q), q);
}

/// Whether two quotients with the same divisor are products with its reciprocal: of floats, each being rounded once more.
/// Without fused multiply-add that would be once too often.
template <bool Shared, lane V>
inline constexpr bool shares_division = Shared && (has_fma && format<V>::is_float);

/// v / d, and v / d^2.
template <bool Shared, lane V>
[[gnu::always_inline]] constexpr V over(V v, V d) {
    if constexpr (shares_division<Shared, V>)
        return v * (broadcast<V>(1) / d);
    else
        return v / d;
}
template <bool Shared, lane V>
[[gnu::always_inline]] constexpr V over_square(V v, V d) {
    if constexpr (shares_division<Shared, V>) {
        V const r = broadcast<V>(1) / d;
        return (v * r) * r;
    } else {
        return v / (d * d);
    }
}

/// For every x. With e^-x = 2^-n (1 + p) the quotient is 2^n / (2^n + 1 + p): 2^n comes last, so that a factor beside it
/// decides what is subnormal. The denominator is 0.49 or more, and n does not grow once sigmoid(x) is 1.
template <lane V>
struct sigmoid_fraction {
    V n, denominator;
    V low;     ///< what the rounding of the denominator lost, in double
    V unit, w; ///< 2^floor(n), and w with e^-x = w / unit

    [[gnu::always_inline]] constexpr explicit sigmoid_fraction(V argument)
        : sigmoid_fraction(argument, broadcast<V>(0), exactly{}) {}

    [[gnu::always_inline]] constexpr sigmoid_fraction(V argument, V rest_of_argument)
        : sigmoid_fraction(argument, small_rest(rest_of_argument), exactly{}) {}

    /// sigmoid(x).
    [[gnu::always_inline]] constexpr V value() const {
        V const q = broadcast<V>(1) / denominator;
        if constexpr (exp_by_table<V>)
            return scale2_floor(q, n);
        else
            return simd::scale2_moderate(q, n);
    }

    /// v sigmoid(x), where v is tiny only where x is small, and negative where x is.
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V times_argument(V v) const {
        return scale2_any(over<Shared>(of_argument(v), denominator), n);
    }
    /// Likewise, where v was rounded.
    [[gnu::always_inline]] constexpr V times_rounded_argument(V v) const {
        return scale2_any(quotient(of_argument(v), denominator, low), n);
    }

    /// v sigmoid(x).
    [[gnu::always_inline]] constexpr V times(V v) const {
        if constexpr (has_exponent_instructions) {
            V const q = quotient(simd::balance(v), denominator, low);
            return scale2_any(q, n + simd::balance_exponent(v));
        } else {
            // The quotient is less than a large v, and more than a small one.
            V const one = broadcast<V>(1);
            V const nearer = simd::select(simd::abs(v) < one, broadcast<V>(2), simd::negate(one));
            V const m = simd::at_least(n, 0.0) + nearer, down = simd::normal_pow2_negated(m);
            return simd::scale2(quotient(v, denominator * down, low * down), n - m);
        }
    }

    /// v 2^m sigmoid(x), where v is a product of balanced factors, and m the sum of their exponents.
    [[gnu::always_inline]] constexpr V times_balanced(V v, V m) const {
        return scale2_any(quotient(v, denominator, low), n + m);
    }

    /// (p sigmoid(x) sigmoid(-x) + sigmoid(x)^2) 2^-n.
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V slope(V p) const {
        if constexpr (format<V>::is_float)
            return over_square<Shared>(simd::fma(w, p, unit), denominator);
        else // the square is rounded less
            return simd::fma(w, p, unit) / simd::fma(w, unit + denominator, unit * unit);
    }

    /// slope(p) 2^n.
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V whole_slope(V p) const {
        return scale2_any(slope<Shared>(p), n);
    }

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

    /// Below, the product with a sigmoid is 0 all the same.
    [[gnu::always_inline]] static constexpr V of_argument(V v) {
        return simd::at_least(v, std::numeric_limits<element_t<V>>::lowest() / 4);
    }
};

/// For x that is not far below 0, with n = 0: the square of 1 + e^-x is finite, and what is divided by it need not be scaled.
template <lane V>
struct moderate_sigmoid {
    /// Below -bound it is not for; from the bound on e^-x is taken for what it is there: next to nothing.
    static constexpr double bound = format<V>::is_float ? 44 : 354;

    V e;                ///< e^-x
    V denominator, low; ///< as above

    [[gnu::always_inline]] static constexpr mask_t<V> holds(V x) { return x >= broadcast<V>(-bound); }

    [[gnu::always_inline]] constexpr explicit moderate_sigmoid(V argument)
        : moderate_sigmoid(argument, broadcast<V>(0)) {}

    [[gnu::always_inline]] constexpr moderate_sigmoid(V argument, V rest_of_argument) {
        using c = exp_constants<V>;
        V const x = simd::at_most(argument, bound);
        auto const [n, unit] = simd::nearest_power(x, -c::log2_e);
        V const r = simd::fnma(n, broadcast<V>(c::ln2_low), simd::fms(n, broadcast<V>(-c::ln2_high), x));
        V const p = expm1_reduced(r - rest_of_argument), one = broadcast<V>(1), sum = one + unit;
        e = simd::fma(p, unit, unit);
        // The first loses less where e is large, the second where e is itself rounded twice.
        denominator = format<V>::is_float && has_fma ? one + e : simd::fma(p, unit, sum);
        low = simd::fma(p, unit, sum - denominator);
    }

    [[gnu::always_inline]] constexpr V value() const { return broadcast<V>(1) / denominator; }
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V times_argument(V v) const {
        return over<Shared>(v, denominator);
    }
    [[gnu::always_inline]] constexpr V times_rounded_argument(V v) const { return times(v); }
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V times(V v) const {
        if constexpr (format<V>::is_float)
            return over<Shared>(v, denominator);
        else
            return quotient(v, denominator, low);
    }
    /// For m = 0.
    [[gnu::always_inline]] constexpr V times_balanced(V v, V) const { return times(v); }
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V slope(V p) const {
        V const one = broadcast<V>(1), numerator = simd::fma(e, p, one);
        if constexpr (format<V>::is_float)
            return over_square<Shared>(numerator, denominator);
        else
            return numerator / simd::fma(e, one + denominator, one);
    }
    template <bool Shared = false>
    [[gnu::always_inline]] constexpr V whole_slope(V p) const {
        return slope<Shared>(p);
    }
};

/// Whether sigmoids are fractions everywhere: in double, where tables halve the polynomial of the exponential. Else they are
/// moderate ones, which need no scaling, and fractions only where some lane is far below 0.
template <lane V>
inline constexpr bool sigmoid_by_table = exp_by_table<V> && !format<V>::is_float;

/// What `use` makes of the sigmoid of u where all of m is 0, or there is no m. With instructions for exponents m is 0 for
/// numbers and not for registers of them: then all are fractions.
template <lane V, class Use, class M, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V of_balanced_sigmoid(Use use, M m, V u, Rest... rest) {
    if constexpr (sigmoid_by_table<V> || (exp_by_table<V> && lane<M>)) {
        return use(sigmoid_fraction<V>(u, rest...));
    } else {
        auto holds = moderate_sigmoid<V>::holds(u);
        if constexpr (lane<M>) holds = simd::mask_and(holds, simd::equal(m, broadcast<V>(0)));
        return simd::select_usual(
            holds,
            [&]() __attribute__((always_inline)) { return use(moderate_sigmoid<V>(u, small_rest(rest)...)); },
            [&]() __attribute__((always_inline)) { return use(sigmoid_fraction<V>(u, rest...)); });
    }
}

struct no_exponent {};

template <lane V, class Use, std::same_as<V>... Rest>
[[gnu::always_inline]] constexpr V of_sigmoid(Use use, V u, Rest... rest) {
    return of_balanced_sigmoid(use, no_exponent{}, u, rest...);
}

} // namespace ogive::simd::detail
