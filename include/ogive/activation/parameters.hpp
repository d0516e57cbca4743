// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>

/// The activations' formulas. Each is defined here once and then named in `ogive`, or, where `ogive` has a
/// function of formulas by that name, in `ogive::activations`. The variables of the formulas stay here.
namespace ogive::textbook {

inline constexpr auto x = var<"x">;

// the inputs of gated units: a is let through as far as the gate b is open
inline constexpr auto a = var<"a">;
inline constexpr auto b = var<"b">;

inline constexpr auto alpha = var<"alpha">;
inline constexpr auto alpha_n = var<"alpha_n">;
inline constexpr auto alpha_p = var<"alpha_p">;
inline constexpr auto beta = var<"beta">;
inline constexpr auto bias = var<"bias">;
inline constexpr auto cap = var<"cap">;
inline constexpr auto eps = var<"eps">;
inline constexpr auto gamma = var<"gamma">;
inline constexpr auto lambd = var<"lambd">;
inline constexpr auto limit = var<"limit">;
inline constexpr auto lower = var<"lower">;
inline constexpr auto max_val = var<"max_val">;
inline constexpr auto min_val = var<"min_val">;
inline constexpr auto mu = var<"mu">;
inline constexpr auto negative_slope = var<"negative_slope">;
inline constexpr auto omega = var<"omega">;
inline constexpr auto p1 = var<"p1">;
inline constexpr auto p2 = var<"p2">;
inline constexpr auto scale = var<"scale">;
inline constexpr auto sigma = var<"sigma">;
inline constexpr auto upper = var<"upper">;
inline constexpr auto value = var<"value">;
inline constexpr auto weight = var<"weight">;

} // namespace ogive::textbook
