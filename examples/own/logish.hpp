// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/ogive.hpp>

namespace own {

// [region definition]
inline constexpr auto x = ogive::var<"x">;

/// Logish (Zhu et al. 2021): x log(1 + sigmoid(x)).
inline constexpr auto logish = ogive::activation<"logish">(x, x* log(1 + 1 / (1 + exp(-x))));
// [region end]

} // namespace own
