// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/rest_of_gauss.hpp>
#include <type_traits>

// What a computed number y lacks of what is exact. Each takes the arguments of an operation, its result y, and the rests
// of its arguments, as in `ogive/simd/rest_of.hpp`; `transform/correct.hpp` puts them beside the operations of
// formulas for which double is too narrow. In float they are 0: there such formulas are computed in double.

namespace ogive::primitives {

/// a * b, in a form that no compiler fuses with a later addition: its rest is of the rounded product.
struct rounded_product_op : binary {
    static constexpr std::string_view name = "rounded_product";
    static constexpr bool commutative = true;
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::rounded_product(a, b); }
};

/// What `Self::in_double` finds; in float 0.
template <class Self, int Arity>
struct rest : primitive_base {
    static constexpr int arity = Arity;

    template <class... X>
    [[gnu::always_inline]] static constexpr auto value(X... x) {
        using V = std::remove_cvref_t<decltype((x, ...))>; // the last one's: the first may be a condition
        if constexpr (simd::detail::format<V>::is_float)
            return simd::broadcast<V>(0);
        else
            return Self::in_double(x...);
    }
};

/// y with its rest.
struct corrected_op : binary {
    static constexpr std::string_view name = "corrected";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V y, V rest) {
        if constexpr (simd::detail::format<V>::is_float)
            return y;
        else
            return simd::corrected(y, rest);
    }
};

/// Of y = a + b.
struct rest_of_sum_op : rest<rest_of_sum_op, 5> {
    static constexpr std::string_view name = "rest_of_sum";
    static constexpr auto in_double(auto... x) { return simd::rest_of_sum(x...); }
};

/// Of y = a - b.
struct rest_of_difference_op : rest<rest_of_difference_op, 5> {
    static constexpr std::string_view name = "rest_of_difference";
    static constexpr auto in_double(auto... x) { return simd::rest_of_difference(x...); }
};

/// Of y = a * b.
struct rest_of_product_op : rest<rest_of_product_op, 5> {
    static constexpr std::string_view name = "rest_of_product";
    static constexpr auto in_double(auto... x) { return simd::rest_of_product(x...); }
};

/// Of y = a / b.
struct rest_of_quotient_op : rest<rest_of_quotient_op, 5> {
    static constexpr std::string_view name = "rest_of_quotient";
    static constexpr auto in_double(auto... x) { return simd::rest_of_quotient(x...); }
};

/// Of y = a / d^2.
struct rest_of_quotient_by_square_op : rest<rest_of_quotient_by_square_op, 5> {
    static constexpr std::string_view name = "rest_of_quotient_by_square";
    static constexpr auto in_double(auto... x) { return simd::rest_of_quotient_by_square(x...); }
};

/// Of y = sqrt(x).
struct rest_of_sqrt_op : rest<rest_of_sqrt_op, 3> {
    static constexpr std::string_view name = "rest_of_sqrt";
    static constexpr auto in_double(auto... x) { return simd::rest_of_sqrt(x...); }
};

/// Of y = e^x.
struct rest_of_exp_op : rest<rest_of_exp_op, 3> {
    static constexpr std::string_view name = "rest_of_exp";
    static constexpr auto in_double(auto... x) { return simd::rest_of_exp(x...); }
};

/// Of y = e^x - 1.
struct rest_of_expm1_op : rest<rest_of_expm1_op, 3> {
    static constexpr std::string_view name = "rest_of_expm1";
    static constexpr auto in_double(auto... x) { return simd::rest_of_expm1(x...); }
};

/// Of y = log(x).
struct rest_of_log_op : rest<rest_of_log_op, 3> {
    static constexpr std::string_view name = "rest_of_log";
    static constexpr auto in_double(auto... x) { return simd::rest_of_log(x...); }
};

/// Of y = log(1 + x).
struct rest_of_log1p_op : rest<rest_of_log1p_op, 3> {
    static constexpr std::string_view name = "rest_of_log1p";
    static constexpr auto in_double(auto... x) { return simd::rest_of_log1p(x...); }
};

/// Of y = tanh(x).
struct rest_of_tanh_op : rest<rest_of_tanh_op, 3> {
    static constexpr std::string_view name = "rest_of_tanh";
    static constexpr auto in_double(auto... x) { return simd::rest_of_tanh(x...); }
};

/// Of y = erf(x).
struct rest_of_erf_op : rest<rest_of_erf_op, 3> {
    static constexpr std::string_view name = "rest_of_erf";
    static constexpr auto in_double(auto... x) { return simd::rest_of_erf(x...); }
};

/// Of y = mills(t).
struct rest_of_mills_op : rest<rest_of_mills_op, 3> {
    static constexpr std::string_view name = "rest_of_mills";
    static constexpr auto in_double(auto... x) { return simd::rest_of_mills(x...); }
};

/// Of y = mills_plus(t, v).
struct rest_of_mills_plus_op : rest<rest_of_mills_plus_op, 5> {
    static constexpr std::string_view name = "rest_of_mills_plus";
    static constexpr auto in_double(auto... x) { return simd::rest_of_mills_plus(x...); }
};

/// Of y = gauss(x).
struct rest_of_gauss_op : rest<rest_of_gauss_op, 3> {
    static constexpr std::string_view name = "rest_of_gauss";
    static constexpr auto in_double(auto... x) { return simd::rest_of_gauss(x...); }
};

/// Of y = exp_product(v, u).
struct rest_of_exp_product_op : rest<rest_of_exp_product_op, 5> {
    static constexpr std::string_view name = "rest_of_exp_product";
    static constexpr auto in_double(auto... x) { return simd::rest_of_exp_product(x...); }
};

/// Of y = gauss_product(v, x).
struct rest_of_gauss_product_op : rest<rest_of_gauss_product_op, 5> {
    static constexpr std::string_view name = "rest_of_gauss_product";
    static constexpr auto in_double(auto... x) { return simd::rest_of_gauss_product(x...); }
};

/// Of y = exp_product_of_two(a, b, u).
struct rest_of_exp_product_of_two_op : rest<rest_of_exp_product_of_two_op, 7> {
    static constexpr std::string_view name = "rest_of_exp_product_of_two";
    static constexpr auto in_double(auto... x) { return simd::rest_of_exp_product_of_two(x...); }
};

/// Of y = gauss_product_of_two(a, b, x).
struct rest_of_gauss_product_of_two_op : rest<rest_of_gauss_product_of_two_op, 7> {
    static constexpr std::string_view name = "rest_of_gauss_product_of_two";
    static constexpr auto in_double(auto... x) { return simd::rest_of_gauss_product_of_two(x...); }
};

/// Of y = exp_product_unless(plain, v, m, u).
struct rest_of_exp_product_unless_op : rest<rest_of_exp_product_unless_op, 8> {
    static constexpr std::string_view name = "rest_of_exp_product_unless";
    static constexpr bool takes_condition(int i) { return i == 0; }
    static constexpr auto in_double(auto... x) { return simd::rest_of_exp_product_unless(x...); }
};

/// Of y = gauss_product_unless(plain, v, m, x).
struct rest_of_gauss_product_unless_op : rest<rest_of_gauss_product_unless_op, 8> {
    static constexpr std::string_view name = "rest_of_gauss_product_unless";
    static constexpr bool takes_condition(int i) { return i == 0; }
    static constexpr auto in_double(auto... x) { return simd::rest_of_gauss_product_unless(x...); }
};

} // namespace ogive::primitives
