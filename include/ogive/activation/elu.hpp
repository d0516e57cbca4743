// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>
#include <ogive/activation/sigmoidal.hpp>

// clang-format off
namespace ogive::textbook {

/// x for x > 0, else alpha * (exp(x) - 1), above -alpha (Clevert, Unterthiner and Hochreiter 2016). The
/// derivative at 0 is alpha.
inline constexpr auto elu = activation<"elu">(x, alpha = 1, where(x > 0, x, alpha * (exp(x) - 1)));

/// gamma * elu(x, alpha), self-normalising with these defaults (Klambauer et al. 2017). The derivative at 0
/// is gamma * alpha = 1.758.
inline constexpr auto selu =
    activation<"selu">(x, alpha = 1.6732632423543772848170429916717,
                       gamma = 1.0507009873554804934193349852946, gamma * elu(x, alpha));

/// max(x, 0) + min(0, alpha * (exp(x / alpha) - 1)) (Barron 2017). The derivative is continuous, 1 at 0.
inline constexpr auto celu = activation<"celu">(x, alpha = 1, where(x > 0, x, alpha * (exp(x / alpha) - 1)));

/// x * sigmoid(x) for x >= 0, else (exp(x) - 1) * sigmoid(x) (Basirat and Roth 2018).
inline constexpr auto elish =
    activation<"elish">(x, where(x >= 0, x * sigmoid(x), (exp(x) - 1) * sigmoid(x)));

/// alpha_p x^2 + beta x for x > 0, else alpha_n (exp(min(x, eps)) - 1 - x) + beta x (Huang and Schlag 2024,
/// xIELU). In (eps, 0] it is a straight line, of derivative beta - alpha_n.
inline constexpr auto xielu = activation<"xielu">(
    x, alpha_p = 0.8, alpha_n = 0.8, beta = 0.5, eps = -1e-6,
    where(x > 0, alpha_p * square(x) + beta * x, alpha_n * (exp(min(x, eps)) - 1 - x) + beta * x));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::celu, textbook::elish, textbook::elu, textbook::selu, textbook::xielu;

} // namespace ogive
