// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>
#include <ogive/activation/sigmoidal.hpp>

// clang-format off
namespace ogive::textbook {

/// x * sigmoid(x) (Elfwing, Uchibe and Doya 2018). Least at x = -1.278, -0.278; 0 at minus infinity.
inline constexpr auto silu = activation<"silu">(x, x * sigmoid(x));

/// x * sigmoid(beta x) (Ramachandran, Zoph and Le 2017). silu for beta = 1.
inline constexpr auto swish = activation<"swish">(x, beta = 1, x * sigmoid(beta * x));

/// gelu by a sigmoid: x * sigmoid(1.702 x) (Hendrycks and Gimpel 2016).
inline constexpr auto quick_gelu = activation<"quick_gelu">(x, x * sigmoid(1.702 * x));

/// (p1 - p2) x sigmoid(beta (p1 - p2) x) + p2 x, a smooth maximum of p1 x and p2 x (Ma et al. 2021). swish
/// for p1 = 1, p2 = 0; p1, p2 and beta are learned.
inline constexpr auto acon_c =
    activation<"acon_c">(x, p1 = 1, p2 = 0, beta = 1, x * ((p1 - p2) * sigmoid(beta * (p1 - p2) * x) + p2));

/// x (1 + exp(-beta x))^-alpha (Patwardhan, Ingalhalikar and Walambe 2018, ARiA2). swish for alpha = 1.
inline constexpr auto aria2 =
    activation<"aria2">(x, alpha = 1.5, beta = 2, x * pow(sigmoid(beta * x), alpha));

/// x exp(-exp(-x)), gated by Gumbel's distribution (Das et al. 2025).
inline constexpr auto golu = activation<"golu">(x, x * exp(-exp(-x)));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::acon_c, textbook::aria2, textbook::golu, textbook::quick_gelu, textbook::silu,
    textbook::swish;

} // namespace ogive
