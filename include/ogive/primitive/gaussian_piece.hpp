// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// Pieces of the normal distribution and of what is made with it.

namespace ogive::primitives {

/// exp(-x^2/2).
struct gauss_op : unary {
    static constexpr std::string_view name = "gauss";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::gauss(x); }
};

/// The normal distribution's upper tail over gauss, for t >= 0: normal_cdf(-t) / gauss(t). Only to be multiplied by
/// gauss(t): where that is 0, this is any finite number.
struct mills_op : unary {
    static constexpr std::string_view name = "mills";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto t) { return simd::mills_of_gauss(t); }
};

/// The same quotient for all t >= 0.
struct mills_ratio_op : unary {
    static constexpr std::string_view name = "mills_ratio";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto t) { return simd::mills(t); }
};

/// x normal_cdf(x).
struct normal_gated_op : unary {
    static constexpr std::string_view name = "normal_gated";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::normal_gated(x); }
};

/// (x normal_cdf(x))', accurate relative to itself, also around its root.
struct normal_gated_slope_op : unary {
    static constexpr std::string_view name = "normal_gated_slope";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::normal_gated_slope(x); }
};

/// v x normal_cdf(x), rounded to a subnormal number only in the end.
struct normal_gated_times_op : binary {
    static constexpr std::string_view name = "normal_gated_times";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto x) {
        return simd::normal_gated_times(v, x);
    }
};

/// v (x normal_cdf(x))', likewise.
struct normal_slope_times_op : binary {
    static constexpr std::string_view name = "normal_slope_times";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto x) {
        return simd::normal_slope_times(v, x);
    }
};

/// v u (x normal_cdf(x))', rounded only in the end to a subnormal number or to infinity.
struct normal_slope_times_two_op : ternary {
    static constexpr std::string_view name = "normal_slope_times_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto x) {
        return simd::normal_slope_times(v, u, x);
    }
};

/// mills(t) + v / sqrt(2 pi) for t >= 0, accurate relative to itself also where it nearly cancels.
struct mills_plus_op : binary {
    static constexpr std::string_view name = "mills_plus";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto t, auto v) { return simd::mills_plus(t, v); }
};

/// mills_ratio(t) + v / sqrt(2 pi) likewise.
struct mills_ratio_plus_op : binary {
    static constexpr std::string_view name = "mills_ratio_plus";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto t, auto v) {
        return simd::mills_ratio_plus(t, v);
    }
};

/// v * gauss(x), rounded to a subnormal number only in the end.
struct gauss_product_op : binary {
    static constexpr std::string_view name = "gauss_product";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto x) { return simd::gauss_product(v, x); }
};

/// a * b * gauss(x), rounded only in the end to a subnormal number or to infinity.
struct gauss_product_of_two_op : ternary {
    static constexpr std::string_view name = "gauss_product_of_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto x) {
        return simd::gauss_product_of_two(a, b, x);
    }
};

/// As `exp_product_unless`, with gauss(x).
struct gauss_product_unless_op : primitive_base {
    static constexpr std::string_view name = "gauss_product_unless";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    static constexpr int arity = 4;
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto plain, auto v, auto m, auto x) {
        return simd::gauss_product_unless(plain, v, m, x);
    }
};

} // namespace ogive::primitives
