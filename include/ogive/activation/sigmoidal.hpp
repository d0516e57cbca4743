// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

// clang-format off
namespace ogive::textbook {

/// The logistic function 1 / (1 + exp(-x)), from 0 to 1 (Verhulst 1845).
inline constexpr auto sigmoid = activation<"sigmoid">(x, 1 / (1 + exp(-x)));

/// log(x / (1 - x)), the inverse of sigmoid (Berkson 1944); x in [0, 1], NaN outside.
inline constexpr auto logit = activation<"logit">(x, log(x / (1 - x)));

/// (exp(x) - exp(-x)) / (exp(x) + exp(-x)), from -1 to 1 (LeCun et al. 1998, "Efficient BackProp").
inline constexpr auto tanh = activation<"tanh">(x, (exp(x) - exp(-x)) / (exp(x) + exp(-x)));

/// log(sigmoid(x)), at most 0; the loss of negative sampling (Mikolov et al. 2013).
inline constexpr auto logsigmoid = activation<"logsigmoid">(x, -log(1 + exp(-x)));

/// log(1 + exp(beta * x)) / beta, a smooth relu (Dugas et al. 2001). Exact everywhere: there is no threshold
/// beyond which it would be x.
inline constexpr auto softplus = activation<"softplus">(x, beta = 1, log(1 + exp(beta * x)) / beta);

/// The limiter of logits cap * tanh(x / cap), within (-cap, cap) (Bello et al. 2017; Gemma 2 caps at 30 and
/// at 50).
inline constexpr auto softcap = activation<"softcap">(x, cap = 30, cap * functions::tanh(x / cap));

/// weight * tanh(alpha * x) + bias, in place of a normalisation layer (Zhu et al. 2025, dynamic tanh).
inline constexpr auto dynamic_tanh = activation<"dynamic_tanh">(x, alpha = 0.5, weight = 1, bias = 0,
                                                                weight * functions::tanh(alpha * x) + bias);

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::dynamic_tanh, textbook::logit, textbook::logsigmoid, textbook::sigmoid, textbook::softcap,
    textbook::softplus;

} // namespace ogive

/// Activations whose name in `ogive` is that of the function of formulas.
namespace ogive::activations {

using textbook::tanh;

} // namespace ogive::activations
