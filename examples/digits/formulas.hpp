// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/ogive.hpp>

namespace digits {

inline constexpr auto a = ogive::var<"a">;
inline constexpr auto b = ogive::var<"b">;

/// The activation of the hidden layer: one half of the units, gated by the other.
inline constexpr auto geglu = a * ogive::gelu(b);

} // namespace digits
