// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/gelu.hpp>
#include <ogive/activation/rectifier.hpp>
#include <ogive/activation/swish.hpp>

// Gated linear units of two inputs: a is the value, b the gate.

// clang-format off
namespace ogive::textbook {

/// a * sigmoid(b) (Dauphin et al. 2017).
inline constexpr auto glu = activation<"glu">(a, b, a * sigmoid(b));

/// a * b, a gate without a nonlinearity (Dauphin et al. 2017).
inline constexpr auto bilinear = activation<"bilinear">(a, b, a * b);

/// a * relu(b) (Shazeer 2020).
inline constexpr auto reglu = activation<"reglu">(a, b, a * relu(b));

/// a * gelu(b) (Shazeer 2020).
inline constexpr auto geglu = activation<"geglu">(a, b, a * gelu(b));

/// a * swish(b, beta) (Shazeer 2020).
inline constexpr auto swiglu = activation<"swiglu">(a, b, beta = 1, a * swish(b, beta));

/// swiglu with limits, (clamp(a, -limit, limit) + 1) * swish(min(b, limit), alpha), as in gpt-oss (OpenAI
/// 2025). At a limit the derivative is that of the inside.
inline constexpr auto clamped_swiglu = activation<"clamped_swiglu">(
    a, b, alpha = 1.702, limit = 7, (clamp(a, -limit, limit) + 1) * swish(where(b > limit, limit, b), alpha));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::bilinear, textbook::clamped_swiglu, textbook::geglu, textbook::glu, textbook::reglu,
    textbook::swiglu;

} // namespace ogive
