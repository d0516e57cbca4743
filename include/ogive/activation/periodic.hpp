// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

// clang-format off
namespace ogive::textbook {

/// sin(omega x) (Sitzmann et al. 2020, SIREN, who take omega = 30 in the first layer).
inline constexpr auto sine = activation<"sine">(x, omega = 1, sin(omega * x));

/// x + sin(alpha x)^2 / alpha (Ziyin, Hartwig and Ueda 2020).
inline constexpr auto snake = activation<"snake">(x, alpha = 1, x + square(sin(alpha * x)) / alpha);

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::sine, textbook::snake;

} // namespace ogive
