// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

struct exp_op : unary {
    static constexpr std::string_view name = "exp";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr std::string_view latex = R"(e^{#1})";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::exp(x); }
    static constexpr auto derivative(auto, auto y) { return y; }
};

/// exp(x) - 1 without cancellation; its derivative is exp(x), never expm1(x) + 1, which would be 0 at x = -40.
struct expm1_op : unary {
    static constexpr std::string_view name = "expm1";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    static constexpr std::string_view latex = R"(e^{#1} - 1)";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::expm1(x); }
    static constexpr auto derivative(auto x, auto) { return exp(x); }
};

struct log_op : unary {
    static constexpr std::string_view name = "log";
    static constexpr auto cost = ogive::cost{.logarithms = 1};
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr std::string_view latex = R"(\ln\left(#1\right))";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::log(x); }
    static constexpr auto derivative(auto x, auto) { return 1 / x; }
};

/// log(1 + x) without cancellation.
struct log1p_op : unary {
    static constexpr std::string_view name = "log1p";
    static constexpr auto cost = ogive::cost{.logarithms = 1};
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr std::string_view latex = R"(\ln\left(1 + #1\right))";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::log1p(x); }
    static constexpr auto derivative(auto x, auto) { return 1 / (1 + x); }
};

/// As C's `pow`. Where the base is 0 the derivative with respect to the exponent is 0; where the exponent is 0
/// the derivative with respect to the base is 0 (as PyTorch).
struct pow_op : binary {
    static constexpr std::string_view name = "pow";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .logarithms = 1};
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr std::string_view latex = R"(!1^{#2})";
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::pow(a, b); }
    static constexpr auto derivative(auto a, auto b, auto y) {
        return partials{where(b == 0, 0, b * pow(a, b - 1)), where(a == 0 && b >= 0, 0, y * log(a))};
    }
};

struct sqrt_op : unary {
    static constexpr std::string_view name = "sqrt";
    static constexpr auto cost = ogive::cost{.square_roots = 1};
    static constexpr std::string_view latex = R"(\sqrt{#1})";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::sqrt(x); }
    static constexpr auto derivative(auto, auto y) { return 0.5 / y; }
};

/// 1 / sqrt(x).
struct rsqrt_op : unary {
    static constexpr std::string_view name = "rsqrt";
    static constexpr auto cost = ogive::cost{.divisions = 1, .square_roots = 1};
    static constexpr std::string_view latex = R"(\frac{1}{\sqrt{#1}})";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::rsqrt(x); }
    static constexpr auto derivative(auto x, auto y) { return -0.5 * (y / x); }
};

struct square_op : unary {
    static constexpr std::string_view name = "square";
    static constexpr std::string_view latex = R"(!1^{2})";
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x * x; }
    static constexpr auto derivative(auto x, auto) { return 2 * x; }
};

} // namespace ogive::primitives
