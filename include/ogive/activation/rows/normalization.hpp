// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/rows/parameters.hpp>

// clang-format off
namespace ogive::textbook {

/// x / sqrt(row_mean(x^2) + eps) times a gain (Zhang and Sennrich 2019). The gain is usually `per_column`. From
/// |x| = 1.8e19 on (float) the squares overflow.
inline constexpr auto rms_norm =
    activation<"rms_norm">(x, weight = 1, eps = 1e-6, x * rsqrt(row_mean(square(x)) + eps) * weight);

/// (x - mean) / sqrt(variance + eps) times a gain, plus a bias, both usually `per_column` (Ba, Kiros and Hinton 2016). The
/// variance is that of the differences from the mean: no cancellation.
inline constexpr auto layer_norm =
    activation<"layer_norm">(x, weight = 1, bias = 0, eps = 1e-5,
                             (x - row_mean(x)) * rsqrt(row_mean(square(x - row_mean(x))) + eps) * weight + bias);

/// w1 norm(x) + w2 norm(x^2) + w3 norm(x^3) + bias where norm(u) = u / sqrt(row_mean(u^2) + eps) (Zhuo et al. 2025).
inline constexpr auto poly_norm = activation<"poly_norm">(
    x, w1 = 1.0 / 3, w2 = 1.0 / 3, w3 = 1.0 / 3, bias = 0, eps = 1e-6,
    x * (w1 * rsqrt(row_mean(square(x)) + eps)) + square(x) * (w2 * rsqrt(row_mean(square(square(x))) + eps)) +
        x * square(x) * (w3 * rsqrt(row_mean(square(x * square(x))) + eps)) + bias);

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::layer_norm, textbook::poly_norm, textbook::rms_norm;

} // namespace ogive
