// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

struct erf_op : unary {
    static constexpr std::string_view name = "erf";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::erf(x); }
    static constexpr auto derivative(auto x, auto) {
        return 1.1283791670955126 * exp(-square(x));
    } // 2/sqrt(pi)
};

/// 1 - erf(x) without cancellation.
struct erfc_op : unary {
    static constexpr std::string_view name = "erfc";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{1, 1};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::erfc(x); }
    static constexpr auto derivative(auto x, auto) {
        return -1.1283791670955126 * exp(-square(x));
    } // 2/sqrt(pi)
};

/// The distribution function of the standard normal distribution, accurate in its lower tail.
struct normal_cdf_op : unary {
    static constexpr std::string_view name = "normal_cdf";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    static constexpr std::string_view latex = R"(\Phi\left(#1\right))";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::normal_cdf(x); }
    static constexpr auto derivative(auto x, auto) { return normal_pdf(x); }
};

/// The density of the standard normal distribution, exp(-x^2/2) / sqrt(2 pi).
struct normal_pdf_op : unary {
    static constexpr std::string_view name = "normal_pdf";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    static constexpr std::string_view latex = R"(\varphi\left(#1\right))";
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::normal_pdf(x); }
    static constexpr auto derivative(auto x, auto y) { return -(x * y); }
};

} // namespace ogive::primitives
