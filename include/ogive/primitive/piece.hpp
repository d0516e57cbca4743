// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>
#include <ogive/primitive/gaussian_piece.hpp>
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// Pieces of the elementary functions. Formulas are not written in them: `transform/expand.hpp` opens functions up
// into pieces after everything has been differentiated, so that a value and its derivatives share the pieces.

namespace ogive::primitives {

/// Marks a factor that grows without bounds beside one that decays exponentially; `transform/limits.hpp`.
struct unbounded_op : unary {
    static constexpr std::string_view name = "unbounded";
    [[gnu::always_inline]] static constexpr auto value(auto factor) { return factor; }
};

/// Marks a result that is computed in double where it is wanted in float; `transform/widen.hpp`.
struct rounded_op : unary {
    static constexpr std::string_view name = "rounded";
    [[gnu::always_inline]] static constexpr auto value(auto result) { return result; }
};

/// Likewise, with what the roundings of double lose.
struct rounded_exactly_op : unary {
    static constexpr std::string_view name = "rounded_exactly";
    [[gnu::always_inline]] static constexpr auto value(auto result) { return result; }
};

/// n, the integer (or multiple of 1/32) nearest to x / log(2), in a form of its own: exp(x) = 2^n * exp(x - n log 2).
struct exp_exponent_op : unary {
    static constexpr std::string_view name = "exp_exponent";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::exp_exponent(x); }
};

/// r = x - n log 2.
struct exp_remainder_op : binary {
    static constexpr std::string_view name = "exp_remainder";
    [[gnu::always_inline]] static constexpr auto value(auto x, auto n) { return simd::exp_remainder(x, n); }
};

/// What the rounding of r lost, in double; in float 0.
struct exp_remainder_low_op : ternary {
    static constexpr std::string_view name = "exp_remainder_low";
    [[gnu::always_inline]] static constexpr auto value(auto x, auto r, auto n) {
        return simd::exp_remainder_low(x, r, n);
    }
};

/// p = exp(r) - 1.
struct exp_fraction_op : binary {
    static constexpr std::string_view name = "exp_fraction";
    [[gnu::always_inline]] static constexpr auto value(auto r, auto n) { return simd::exp_fraction(r, n); }
};

/// 2^n (1 + p).
struct exp_compose_op : binary {
    static constexpr std::string_view name = "exp_compose";
    [[gnu::always_inline]] static constexpr auto value(auto p, auto n) { return simd::exp_compose(p, n); }
};

/// 2^n exp(r + low) - 1 without cancellation.
struct expm1_compose_op : ternary {
    static constexpr std::string_view name = "expm1_compose";
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto r, auto low, auto n) {
        return simd::expm1_compose(r, low, n);
    }
};

/// v * exp(u) for u <= 0, rounded to a subnormal number only in the end: exp(u) may be subnormal where the product is
/// not. 0 where exp(u) is 0 even times the largest number, for infinite v too.
struct exp_product_op : binary {
    static constexpr std::string_view name = "exp_product";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u) {
        auto const n = simd::exp_exponent(u);
        return simd::exp_scale(v, simd::exp_fraction(simd::exp_remainder(u, n), n), n);
    }
};

/// a * b * exp(u) for u <= 0, rounded only in the end to a subnormal number or to infinity.
struct exp_product_of_two_op : ternary {
    static constexpr std::string_view name = "exp_product_of_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto u) {
        auto const n = simd::exp_exponent(u);
        return simd::exp_scale(a, b, simd::exp_fraction(simd::exp_remainder(u, n), n), n);
    }
};

/// v * exp(u) for any u, rounded only in the end to a subnormal number or to infinity.
struct exp_times_op : binary {
    static constexpr std::string_view name = "exp_times";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u) { return simd::exp_times(v, u); }
};

/// a * b * exp(u), likewise.
struct exp_times_two_op : ternary {
    static constexpr std::string_view name = "exp_times_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto u) {
        return simd::exp_times_two(a, b, u);
    }
};

/// 2^n a b (1 + p).
struct exp_scale_two_op : quaternary {
    static constexpr std::string_view name = "exp_scale_two";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto p, auto n) {
        return simd::exp_scale(a, b, p, n);
    }
};

/// x, scaled by a power of two so that its product with another such number is a normal number.
struct balance_op : unary {
    static constexpr std::string_view name = "balance";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::balance(x); }
};

/// The exponent of that power, negated.
struct balance_exponent_op : unary {
    static constexpr std::string_view name = "balance_exponent";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::balance_exponent(x); }
};

/// A product that decays on one side: v * 2^m where `plain`, elsewhere v * 2^m * exp(u), u <= 0; rounded only in the end
/// to a subnormal number or to infinity. v is a product of balanced factors, and m the sum of their exponents.
struct exp_product_unless_op : primitive_base {
    static constexpr std::string_view name = "exp_product_unless";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr int arity = 4;
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto plain, auto v, auto m, auto u) {
        auto const n = simd::exp_exponent(u);
        return simd::exp_scale_unless(plain, v, m, simd::exp_fraction(simd::exp_remainder(u, n), n), n);
    }
};

/// v 2^m where `plain`, elsewhere v 2^m 2^n (1 + p).
struct exp_scale_unless_op : primitive_base {
    static constexpr std::string_view name = "exp_scale_unless";
    static constexpr int arity = 5;
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto plain, auto v, auto m, auto p, auto n) {
        return simd::exp_scale_unless(plain, v, m, p, n);
    }
};

/// 2^n v (1 + p).
struct exp_scale_op : ternary {
    static constexpr std::string_view name = "exp_scale";
    [[gnu::always_inline]] static constexpr auto value(auto v, auto p, auto n) {
        return simd::exp_scale(v, p, n);
    }
};

/// log(1 + e) for 0 <= e <= 1.
struct log1p_fraction_op : unary {
    static constexpr std::string_view name = "log1p_fraction";
    static constexpr auto cost = ogive::cost{.logarithms = 1};
    [[gnu::always_inline]] static constexpr auto value(auto e) { return simd::log1p_fraction(e); }
};

/// -|x|.
struct negated_abs_op : unary {
    static constexpr std::string_view name = "negated_abs";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::negated_abs(x); }
};

/// Marks a factor that is neither huge nor tiny where it counts: it need not be balanced; `transform/expand.hpp`.
struct moderate_op : unary {
    static constexpr std::string_view name = "moderate";
    [[gnu::always_inline]] static constexpr auto value(auto factor) { return factor; }
};

/// x, but no further from 0 than where e^-|x| is 0 even times the square of the largest number.
struct bounded_op : unary {
    static constexpr std::string_view name = "bounded";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::bounded(x); }
};

/// x, but the largest number for infinity, or the least one for its negative.
struct finite_above_op : unary {
    static constexpr std::string_view name = "finite_above";
    static constexpr auto cost = ogive::cost{.selections = 1};
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V x) {
        return simd::at_most(x, std::numeric_limits<simd::element_t<V>>::max());
    }
};

struct finite_below_op : unary {
    static constexpr std::string_view name = "finite_below";
    static constexpr auto cost = ogive::cost{.selections = 1};
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V x) {
        return simd::at_least(x, std::numeric_limits<simd::element_t<V>>::lowest());
    }
};

/// tanh(x) for |x| <= 0.55.
struct tanh_near_op : unary {
    static constexpr std::string_view name = "tanh_near";
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::tanh_near(x); }
};

/// x - tanh(x) for |x| <= 1.
struct tanhshrink_near_op : unary {
    static constexpr std::string_view name = "tanhshrink_near";
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::tanhshrink_near(x); }
};

/// sqrt(a x^2 + b) without overflow on the way.
struct root_op : ternary {
    static constexpr std::string_view name = "root";
    static constexpr auto cost = ogive::cost{.square_roots = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto a, auto b) { return simd::root(x, a, b); }
};

/// x / sqrt(a x^2 + b) likewise, for a > 0.
struct over_root_op : ternary {
    static constexpr std::string_view name = "over_root";
    static constexpr auto cost = ogive::cost{.divisions = 1, .square_roots = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto a, auto b) {
        return simd::over_root(x, a, b);
    }
};

/// x + sqrt(x^2 + b) without cancellation.
struct plus_root_op : binary {
    static constexpr std::string_view name = "plus_root";
    static constexpr auto cost = ogive::cost{.square_roots = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto b) { return simd::plus_root(x, b); }
};

/// 1 + x / sqrt(x^2 + b) without cancellation.
struct one_plus_over_root_op : binary {
    static constexpr std::string_view name = "one_plus_over_root";
    static constexpr auto cost = ogive::cost{.divisions = 1, .square_roots = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto b) {
        return simd::one_plus_over_root(x, b);
    }
};

/// sqrt(x^2 + 1) - 1 without cancellation.
struct root_minus_one_op : unary {
    static constexpr std::string_view name = "root_minus_one";
    static constexpr auto cost = ogive::cost{.divisions = 1, .square_roots = 1};
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::root_minus_one(x); }
};

/// a / n for a number n, by its reciprocal.
struct times_reciprocal_op : binary {
    static constexpr std::string_view name = "times_reciprocal";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto n) { return a * (1 / n); }
};

/// a * b + c, rounded once where the processor can.
struct fma_op : ternary {
    static constexpr std::string_view name = "fma";
    static constexpr auto cost = ogive::cost{.fused = 1};
    static constexpr std::string_view latex = R"(!1 \, !2 + #3)";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto c) { return simd::fma(a, b, c); }
};

/// b * (1 + a), rounded once where the processor can; elsewhere twice, and not more about a = -1.
struct times_one_plus_op : binary {
    static constexpr std::string_view name = "times_one_plus";
    static constexpr auto cost = ogive::cost{.fused = 1};
    static constexpr std::string_view latex = R"(!1 \, (1 + #2))";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V b, V a) {
        return simd::detail::has_fma ? simd::fma(a, b, b) : b * (1 + a);
    }
};

/// a * b - c, likewise.
struct fms_op : ternary {
    static constexpr std::string_view name = "fms";
    static constexpr auto cost = ogive::cost{.fused = 1};
    static constexpr std::string_view latex = R"(!1 \, !2 - !3)";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto c) { return simd::fms(a, b, c); }
};

/// c - a * b, likewise.
struct fnma_op : ternary {
    static constexpr std::string_view name = "fnma";
    static constexpr auto cost = ogive::cost{.fused = 1};
    static constexpr std::string_view latex = R"(#3 - !1 \, !2)";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto c) { return simd::fnma(a, b, c); }
};

} // namespace ogive::primitives
