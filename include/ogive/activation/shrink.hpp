// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

namespace ogive::textbook {

/// x where |x| > lambd, else 0 (Donoho and Johnstone 1994). The derivative at both jumps is 0.
inline constexpr auto hardshrink = activation<"hardshrink">(x, lambd = 0.5, where(abs(x) <= lambd, 0, x));

/// x moved by lambd towards 0, but not beyond (Donoho and Johnstone 1994). The derivative at both kinks is 0.
inline constexpr auto softshrink = activation<"softshrink">(x, lambd = 0.5, x - clamp(x, -lambd, lambd));

/// x - tanh(x) (as in PyTorch, Paszke et al. 2019).
inline constexpr auto tanhshrink = activation<"tanhshrink">(x, x - functions::tanh(x));

} // namespace ogive::textbook

namespace ogive {

using textbook::hardshrink, textbook::softshrink, textbook::tanhshrink;

} // namespace ogive
