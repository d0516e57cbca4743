// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

// Piecewise linear stand-ins. Outside of the open interval between their kinks they are flat, at the kinks
// already; so x counts as a constant there (`clamp` alone has derivative 1 at its ends).

// clang-format off
namespace ogive::textbook {

/// x limited to [min_val, max_val] (Collobert 2004). The derivative at both ends is 0.
inline constexpr auto hardtanh =
    activation<"hardtanh">(x, min_val = -1, max_val = 1,
                           where(x > min_val && x < max_val, x, clamp(stop_gradient(x), min_val, max_val)));

/// min(max(x, 0), 6) (Krizhevsky 2010). The derivative at 0 and at 6 is 0.
inline constexpr auto relu6 = activation<"relu6">(x, hardtanh(x, 0, 6));

/// (x + 3) / 6 limited to [0, 1] (Courbariaux, Bengio and David 2015, with the slope of MobileNetV3). The
/// derivative at -3 and at 3 is 0.
inline constexpr auto hardsigmoid =
    activation<"hardsigmoid">(x, where(x > -3 && x < 3, (x + 3) / 6, clamp(stop_gradient(x), 0, 1)));

/// x * hardsigmoid(x) (Howard et al. 2019, MobileNetV3). The derivative at -3 is 0, at 3 it is 1.
inline constexpr auto hardswish =
    activation<"hardswish">(x, where(x <= -3, 0, where(x >= 3, x, x * ((x + 3) / 6))));

/// (x + 1) / 2 limited to [0, 1]: the first element of sparsemax of (x, 0) (Martins and Astudillo 2016), and the
/// derivative of sparse_plus. The derivative at -1 and at 1 is 0.
inline constexpr auto sparse_sigmoid =
    activation<"sparse_sigmoid">(x, where(x > -1 && x < 1, (x + 1) / 2, clamp(stop_gradient(x), 0, 1)));

/// A softplus that is exactly 0 for x <= -1 and exactly x for x >= 1: (x + 1)^2 / 4 between them (Martins and
/// Astudillo 2016).
inline constexpr auto sparse_plus =
    activation<"sparse_plus">(x, where(x <= -1, 0, where(x >= 1, x, square(x + 1) / 4)));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::hardsigmoid, textbook::hardswish, textbook::hardtanh, textbook::relu6, textbook::sparse_plus,
    textbook::sparse_sigmoid;

/// Another name of `hardswish`.
inline constexpr auto hard_silu = hardswish;

} // namespace ogive
