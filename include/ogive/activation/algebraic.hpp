// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

namespace ogive::textbook {

/// x / (1 + |x|), from -1 to 1 (Turian, Bergstra and Bengio 2009).
inline constexpr auto softsign = activation<"softsign">(x, x / (1 + abs(x)));

/// The inverse square root unit x / sqrt(1 + alpha x^2) (Carlile et al. 2017), within 1 / sqrt(alpha).
inline constexpr auto isru = activation<"isru">(x, alpha = 1, x / sqrt(1 + alpha * square(x)));

/// x for x >= 0, else isru (Carlile et al. 2017). The derivative is continuous, 1 at 0.
inline constexpr auto isrlu =
    activation<"isrlu">(x, alpha = 1, where(x >= 0, x, x / sqrt(1 + alpha * square(x))));

/// (sqrt(x^2 + 1) - 1) / 2 + x (no paper is known; in e3x, Unke and Maennel 2024).
inline constexpr auto bent_identity = activation<"bent_identity">(x, (sqrt(square(x) + 1) - 1) / 2 + x);

/// (x + sqrt(x^2 + b)) / 2, a softplus without exponential (Barron 2021).
inline constexpr auto squareplus = activation<"squareplus">(x, b = 4, (x + sqrt(square(x) + b)) / 2);

} // namespace ogive::textbook

namespace ogive {

using textbook::bent_identity, textbook::isrlu, textbook::isru, textbook::softsign, textbook::squareplus;

} // namespace ogive
