// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

namespace ogive::textbook {

inline constexpr auto noise = var<"noise">;
inline constexpr auto target = var<"target">;
inline constexpr auto tau = var<"tau">;
inline constexpr auto w1 = var<"w1">;
inline constexpr auto w2 = var<"w2">;
inline constexpr auto w3 = var<"w3">;

} // namespace ogive::textbook
