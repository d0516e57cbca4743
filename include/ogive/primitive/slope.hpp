// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/sigmoidal.hpp>
#include <ogive/simd/simd.hpp>

// Sums that nearly cancel around a root, as they occur in derivatives of x times a sigmoidal function:
// `transform/recognize.hpp` finds them, `transform/expand.hpp` opens them up in a form that does not cancel.

namespace ogive::primitives {

/// sigmoid(x) + a sigmoid(x) sigmoid(-x). With a = x the derivative of swish.
struct sigmoid_slope_op : binary {
    static constexpr std::string_view name = "sigmoid_slope";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto a) {
        auto const s = simd::sigmoid(x);
        return s + a * s * simd::sigmoid(simd::negate(x));
    }
};

/// t + a t' with t = tanh(softplus(x)) and its derivative t'. With a = x the derivative of mish.
struct mish_slope_op : binary {
    static constexpr std::string_view name = "mish_slope";
    static constexpr auto cost = ogive::cost{.exponentials = 2, .logarithms = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto a) {
        auto const twice = 2 * simd::softplus(x);
        auto const slope = 4 * simd::sigmoid(twice) * simd::sigmoid(simd::negate(twice)) * simd::sigmoid(x);
        return simd::tanh(simd::softplus(x)) + a * slope;
    }
};

/// normal_cdf(x) + a normal_pdf(x). With a = x the derivative of gelu.
struct normal_slope_op : binary {
    static constexpr std::string_view name = "normal_slope";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 4};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto a) {
        return simd::normal_cdf(x) + a * simd::normal_pdf(x);
    }
};

/// normal_pdf(x) / normal_cdf(x), the inverse Mills ratio: the derivative of log(normal_cdf(x)).
struct inverse_mills_op : unary {
    static constexpr std::string_view name = "inverse_mills";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return simd::normal_pdf(x) / simd::normal_cdf(x);
    }
};

/// x - tanh(x).
struct tanhshrink_op : unary {
    static constexpr std::string_view name = "tanhshrink";
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) {
        return simd::copysign(x - simd::tanh(x), x);
    }
};

/// n - x tanh(u) for u = x or x / 2.
struct minus_x_tanh_op : ternary {
    static constexpr std::string_view name = "minus_x_tanh";
    [[gnu::always_inline]] static constexpr auto value(auto n, auto x, auto u) {
        return n - x * simd::tanh(u);
    }
};

/// n tanh(x / n).
struct softcap_op : binary {
    static constexpr std::string_view name = "softcap";
    [[gnu::always_inline]] static constexpr auto value(auto n, auto x) { return n * simd::tanh(x / n); }
};

/// sin(x + pi/4), which is (sin(x) + cos(x)) / sqrt(2).
struct shifted_sin_op : unary {
    static constexpr std::string_view name = "shifted_sin";
    static constexpr auto at_once = ogive::at_once{1, 1};
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::shifted_sin(x); }
};

/// log(x / (1 - x)).
struct logit_op : unary {
    static constexpr std::string_view name = "logit";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::log(x / (1 - x)); }
};

} // namespace ogive::primitives
