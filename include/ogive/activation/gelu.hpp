// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <numbers>
#include <ogive/activation/parameters.hpp>

namespace ogive::textbook {

/// x times the normal distribution function (Hendrycks and Gimpel 2016). Least at x = -0.752, -0.170; 0 at
/// minus infinity.
inline constexpr auto gelu = activation<"gelu">(x, 0.5 * x * (1 + erf(x / std::numbers::sqrt2)));

/// gelu by a hyperbolic tangent, within 5e-4 (Hendrycks and Gimpel 2016; approximate='tanh' in PyTorch).
inline constexpr auto gelu_tanh = activation<"gelu_tanh">( // sqrt(2 / pi) = sqrt(2) / sqrt(pi)
    x, 0.5 * x * (1 + tanh(std::numbers::sqrt2 * std::numbers::inv_sqrtpi * (x + 0.044715 * pow(x, 3)))));

/// exp(-x^2), a radial basis function (Broomhead and Lowe 1988).
inline constexpr auto gaussian = activation<"gaussian">(x, exp(-square(x)));

/// The distribution function of a normal distribution with mean mu and deviation sigma, chosen close to relu2
/// / x (Ma et al. 2023, Mega).
inline constexpr auto laplace = activation<"laplace">(
    x, mu = 0.707107, sigma = 0.282095, 0.5 * (1 + erf((x - mu) / (sigma * std::numbers::sqrt2))));

} // namespace ogive::textbook

namespace ogive {

using textbook::gaussian, textbook::gelu, textbook::gelu_tanh, textbook::laplace;

} // namespace ogive
