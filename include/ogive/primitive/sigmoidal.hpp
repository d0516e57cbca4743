// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

/// 1 / (1 + exp(-x)). Its derivative is sigmoid(x) * sigmoid(-x): s * (1 - s) is 0 from x = 16.7 on in float,
/// where the true value is a normal number up to x = 87.
struct sigmoid_op : unary {
    static constexpr std::string_view name = "sigmoid";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr int gate = 0;
    static constexpr std::string_view latex = R"(\sigma\left(#1\right))";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::sigmoid(x); }
    static constexpr auto derivative(auto x, auto y) { return y * sigmoid(-x); }
};

/// The derivative is 1 / cosh(x)^2 = 4 * sigmoid(2x) * sigmoid(-2x): 1 - tanh(x)^2 loses both tails.
struct tanh_op : unary {
    static constexpr std::string_view name = "tanh";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{4, 2};
    static constexpr std::string_view latex = R"(\tanh\left(#1\right))";
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::tanh(x); }
    static constexpr auto derivative(auto x, auto) { return 4 * (sigmoid(2 * x) * sigmoid(-2 * x)); }
};

/// log(1 + exp(x)), without a threshold.
struct softplus_op : unary {
    static constexpr std::string_view name = "softplus";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .logarithms = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::softplus(x); }
    static constexpr auto derivative(auto x, auto) { return sigmoid(x); }
};

/// log(sigmoid(x)) = -softplus(-x).
struct logsigmoid_op : unary {
    static constexpr std::string_view name = "logsigmoid";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .logarithms = 1};
    static constexpr std::string_view latex = R"(\ln\sigma\left(#1\right))";
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return simd::negate(simd::softplus(simd::negate(x)));
    }
    static constexpr auto derivative(auto x, auto) { return sigmoid(-x); }
};

} // namespace ogive::primitives
