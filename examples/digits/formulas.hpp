// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <support/digits/activation.hpp>

namespace digits {

/// The activation of the hidden layer: one half of the units, gated by the other.
inline constexpr auto geglu = a * ogive::gelu(b);

} // namespace digits
