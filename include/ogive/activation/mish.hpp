// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/gelu.hpp>
#include <ogive/activation/sigmoidal.hpp>

// x times a squashed function of x.

// clang-format off
namespace ogive::textbook {

/// x * tanh(softplus(x)) (Misra 2019). Least at x = -1.192, -0.309; 0 at minus infinity.
inline constexpr auto mish = activation<"mish">(x, x * functions::tanh(log(1 + exp(x))));

/// x * tanh(log(1 + sigmoid(x))) (Wang, Ren and Wang 2022).
inline constexpr auto smish = activation<"smish">(x, x * functions::tanh(log(1 + sigmoid(x))));

/// x * tanh(gelu(x)) (Naveen 2022).
inline constexpr auto phish = activation<"phish">(x, x * functions::tanh(gelu(x)));

/// x * erf(softplus(x)) (Nag et al. 2023).
inline constexpr auto serf = activation<"serf">(x, x * erf(log(1 + exp(x))));

/// x * tanh(exp(x)) (Liu and Di 2021).
inline constexpr auto tanhexp = activation<"tanhexp">(x, x * functions::tanh(exp(x)));

/// x * tanh(x), even and at least 0 (Roy et al. 2022).
inline constexpr auto lisht = activation<"lisht">(x, x * functions::tanh(x));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::lisht, textbook::mish, textbook::phish, textbook::serf, textbook::smish, textbook::tanhexp;

} // namespace ogive
