// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

namespace ogive::textbook {

/// x itself: what is left of a network without activations (Widrow and Hoff 1960, ADALINE).
inline constexpr auto identity = activation<"identity">(x, x);

/// 1 for x >= 0, else 0 (Heaviside; the perceptron, Rosenblatt 1958). Its derivative is 0 everywhere, at the
/// jump too.
inline constexpr auto step = activation<"step">(x, where(x >= 0, 1, where(x < 0, 0, x)));

/// exp(x), as in models of counts (Nelder and Wedderburn 1972).
inline constexpr auto exponential = activation<"exponential">(x, exp(x));

} // namespace ogive::textbook

namespace ogive {

using textbook::exponential, textbook::identity, textbook::step;

/// Another name of `identity`.
inline constexpr auto linear = identity;

} // namespace ogive
