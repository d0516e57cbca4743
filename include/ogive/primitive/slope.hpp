// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/sigmoidal.hpp>

// Sums that occur as derivatives of x times a sigmoidal function and nearly cancel around their root:
// `transform/recognize.hpp` finds them, `transform/expand.hpp` opens them up in a form that does not cancel.

namespace ogive::primitives {

/// sigmoid(x) + a sigmoid(x) sigmoid(-x). With a = x the derivative of swish.
struct sigmoid_slope_op : binary {
    static constexpr std::string_view name = "sigmoid_slope";
    static constexpr auto value(auto x, auto a) {
        auto const s = simd::sigmoid(x);
        return s + a * s * simd::sigmoid(simd::negate(x));
    }
};

/// t + a t' with t = tanh(softplus(x)) and its derivative t'. With a = x the derivative of mish.
struct mish_slope_op : binary {
    static constexpr std::string_view name = "mish_slope";
    static constexpr auto value(auto x, auto a) {
        auto const twice = 2 * simd::softplus(x);
        auto const slope = 4 * simd::sigmoid(twice) * simd::sigmoid(simd::negate(twice)) * simd::sigmoid(x);
        return simd::tanh(simd::softplus(x)) + a * slope;
    }
};

/// normal_cdf(x) + a normal_pdf(x). With a = x the derivative of gelu.
struct normal_slope_op : binary {
    static constexpr std::string_view name = "normal_slope";
    static constexpr auto value(auto x, auto a) { return simd::normal_cdf(x) + a * simd::normal_pdf(x); }
};

} // namespace ogive::primitives
