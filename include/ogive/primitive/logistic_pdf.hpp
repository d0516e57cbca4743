// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// The derivative of the sigmoid, with which nothing is shared, and products with it: `transform/close_sigmoids.hpp` finds them.

namespace ogive::primitives {

/// e^d / (1 + e^d)^2 for d <= 0: sigmoid(d) sigmoid(-d), the density of the logistic distribution.
struct logistic_pdf_op : unary {
    static constexpr std::string_view name = "logistic_pdf";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto d) { return simd::logistic_pdf(d); }
};

/// v * `logistic_pdf`, rounded to a subnormal number only in the end.
struct logistic_pdf_times_op : binary {
    static constexpr std::string_view name = "logistic_pdf_times";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto d) {
        return simd::logistic_pdf_times(v, d);
    }
};

/// v * u * `logistic_pdf`, rounded only in the end to a subnormal number or to infinity.
struct logistic_pdf_times_two_op : ternary {
    static constexpr std::string_view name = "logistic_pdf_times_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto d) {
        return simd::logistic_pdf_times(v, u, d);
    }
};

} // namespace ogive::primitives
