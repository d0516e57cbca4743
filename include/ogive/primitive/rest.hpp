// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/piece.hpp>
#include <ogive/simd/simd.hpp>

// What rounding loses, and functions of a rounded argument and its rest: `transform/compensate.hpp` puts them in the
// place of functions that enlarge the rounding of their argument.

namespace ogive::primitives {

/// The rest of a number that float does not hold: its argument in float, 0 in double, which holds the number.
struct number_rest_op : unary {
    static constexpr std::string_view name = "number_rest";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V rest) {
        return simd::detail::format<V>::is_float ? rest : simd::broadcast<V>(0);
    }
};

/// a + b - sum.
struct sum_rest_op : ternary {
    static constexpr std::string_view name = "sum_rest";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto sum) {
        return simd::sum_rest(a, b, sum);
    }
};

/// a * b - product.
struct product_rest_op : ternary {
    static constexpr std::string_view name = "product_rest";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto product) {
        return simd::product_rest(a, b, product);
    }
};

/// c x + k x^3; k_rest is what the number k lost when it was made, in double.
struct odd_cubic_op : quaternary {
    static constexpr std::string_view name = "odd_cubic";
    static constexpr auto cost = ogive::cost{.fused = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto c, auto k, auto /*k_rest*/) {
        return simd::odd_cubic(x, c, k);
    }
};

/// (c_high + c_low) x + (k + k_low) x^3 - odd_cubic(x, c, k).
struct odd_cubic_rest_op : primitive_base {
    static constexpr std::string_view name = "odd_cubic_rest";
    static constexpr auto cost = ogive::cost{.fused = 6};
    static constexpr int arity = 6;
    [[gnu::always_inline]] static constexpr auto value(auto x, auto c, auto k, auto k_low, auto c_high,
                                                       auto c_low) {
        return simd::odd_cubic_rest(x, c, k, k_low, c_high, c_low);
    }
};

/// The rest of |x|, or of another product with |x| in the place of x: that of x, or its opposite where x is negative.
struct flip_sign_op : binary {
    static constexpr std::string_view name = "flip_sign";
    [[gnu::always_inline]] static constexpr auto value(auto rest, auto x) { return simd::flip_sign(rest, x); }
};

/// 1 + x, where what the roundings in x lost counts.
struct one_plus_op : unary {
    static constexpr std::string_view name = "one_plus";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return 1 + x; }
};

/// exp(x + rest).
struct exp_with_rest_op : binary {
    static constexpr std::string_view name = "exp_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto rest) {
        auto const n = simd::exp_exponent(x);
        return simd::exp_compose(simd::exp_fraction(simd::exp_remainder(x, rest, n), n), n);
    }
};

/// expm1(x + rest).
struct expm1_with_rest_op : binary {
    static constexpr std::string_view name = "expm1_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V x, V rest) {
        V const n = simd::exp_exponent(x);
        return simd::expm1_compose(simd::exp_remainder(x, rest, n), simd::broadcast<V>(0), n);
    }
};

/// v * exp(u + rest) as `exp_product`.
struct exp_product_with_rest_op : ternary {
    static constexpr std::string_view name = "exp_product_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto rest) {
        auto const n = simd::exp_exponent(u);
        return simd::exp_scale(v, simd::exp_fraction(simd::exp_remainder(u, rest, n), n), n);
    }
};

/// a * b * exp(u + rest) as `exp_product_of_two`.
struct exp_product_of_two_with_rest_op : quaternary {
    static constexpr std::string_view name = "exp_product_of_two_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto u, auto rest) {
        auto const n = simd::exp_exponent(u);
        return simd::exp_scale(a, b, simd::exp_fraction(simd::exp_remainder(u, rest, n), n), n);
    }
};

/// v * exp(u + rest) as `exp_times`.
struct exp_times_with_rest_op : ternary {
    static constexpr std::string_view name = "exp_times_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto rest) {
        return simd::exp_times(v, u, rest);
    }
};

/// a * b * exp(u + rest) as `exp_times_two`.
struct exp_times_two_with_rest_op : quaternary {
    static constexpr std::string_view name = "exp_times_two_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto u, auto rest) {
        return simd::exp_times_two(a, b, u, rest);
    }
};

/// `exp_product_unless` of u + rest.
struct exp_product_unless_with_rest_op : primitive_base {
    static constexpr std::string_view name = "exp_product_unless_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int arity = 5;
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto plain, auto v, auto m, auto u, auto rest) {
        auto const n = simd::exp_exponent(u);
        auto const p = simd::exp_fraction(simd::exp_remainder(u, rest, n), n);
        return simd::exp_scale_unless(plain, v, m, p, n);
    }
};

/// sigmoid(x + rest).
struct sigmoid_with_rest_op : binary {
    static constexpr std::string_view name = "sigmoid_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 0;
    [[gnu::always_inline]] static constexpr auto value(auto x, auto rest) { return simd::sigmoid(x, rest); }
};

/// `self_gated` of u + rest.
struct self_gated_with_rest_op : ternary {
    static constexpr std::string_view name = "self_gated_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto x, auto u, auto rest) {
        return simd::self_gated(x, u, rest);
    }
};

/// `gated` of u + rest.
struct gated_with_rest_op : ternary {
    static constexpr std::string_view name = "gated_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto rest) {
        return simd::gated(v, u, rest);
    }
};

/// `balanced_gated` of u + rest.
struct balanced_gated_with_rest_op : quaternary {
    static constexpr std::string_view name = "balanced_gated_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 2;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto m, auto u, auto rest) {
        return simd::balanced_gated(v, m, u, rest);
    }
};

/// `gated_slope` of u + rest.
struct gated_slope_with_rest_op : ternary {
    static constexpr std::string_view name = "gated_slope_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto p, auto u, auto rest) {
        return simd::gated_slope(p, u, rest);
    }
};

/// `slope_fraction` of u + rest.
struct slope_fraction_with_rest_op : ternary {
    static constexpr std::string_view name = "slope_fraction_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto p, auto u, auto rest) {
        return simd::slope_fraction(p, u, rest);
    }
};

/// The remainder of x + rest.
struct exp_remainder_with_rest_op : ternary {
    static constexpr std::string_view name = "exp_remainder_with_rest";
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto rest, auto n) {
        return simd::exp_remainder(x, rest, n);
    }
};

/// gauss(x + rest).
struct gauss_with_rest_op : binary {
    static constexpr std::string_view name = "gauss_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto rest) { return simd::gauss(x, rest); }
};

/// v * gauss(x + rest) as `gauss_product`.
struct gauss_product_with_rest_op : ternary {
    static constexpr std::string_view name = "gauss_product_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto x, auto rest) {
        return simd::gauss_product(v, x, rest);
    }
};

/// a * b * gauss(x + rest) as `gauss_product_of_two`.
struct gauss_product_of_two_with_rest_op : quaternary {
    static constexpr std::string_view name = "gauss_product_of_two_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto x, auto rest) {
        return simd::gauss_product_of_two(a, b, x, rest);
    }
};

/// `gauss_product_unless` of x + rest.
struct gauss_product_unless_with_rest_op : primitive_base {
    static constexpr std::string_view name = "gauss_product_unless_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int arity = 5;
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto plain, auto v, auto m, auto x, auto rest) {
        return simd::gauss_product_unless(plain, v, m, x, rest);
    }
};

/// erfc(x + rest).
struct erfc_with_rest_op : binary {
    static constexpr std::string_view name = "erfc_with_rest";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto rest) { return simd::erfc(x, rest); }
};

} // namespace ogive::primitives
