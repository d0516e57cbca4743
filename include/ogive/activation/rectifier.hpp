// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>

// Where the formula compares with <= 0 and not with > 0, a NaN comes out as the NaN that it is.

// clang-format off
namespace ogive::textbook {

/// max(x, 0) (Fukushima 1969; Nair and Hinton 2010). The derivative at 0 is 0.
inline constexpr auto relu = activation<"relu">(x, where(x <= 0, 0, x));

/// x for x > 0, else negative_slope * x (Maas, Hannun and Ng 2013). The derivative at 0 is negative_slope.
inline constexpr auto leaky_relu =
    activation<"leaky_relu">(x, negative_slope = 0.01, where(x > 0, x, negative_slope * x));

/// leaky_relu with a slope that is learned (He et al. 2015; they begin with 0.25). At 0 the derivative with
/// respect to x is the weight, and with respect to the weight 0.
inline constexpr auto prelu = activation<"prelu">(x, weight, where(x > 0, x, weight * x));

/// leaky_relu with a slope drawn at random between two bounds (Xu et al. 2015), as it is after training: with
/// the mean slope.
inline constexpr auto rrelu =
    activation<"rrelu">(x, lower = 1.0 / 8, upper = 1.0 / 3, where(x > 0, x, (lower + upper) / 2 * x));

/// x for x > threshold, else a value (as in PyTorch, Paszke et al. 2019). At the threshold it is the value, with derivative
/// 0.
inline constexpr auto threshold =
    activation<"threshold">(x, var<"threshold">, value, where(x <= var<"threshold">, value, x));

/// The square of relu (So et al. 2021, Primer).
inline constexpr auto relu2 = activation<"relu2">(x, square(relu(x)));

/// scale * relu(x)^2 + bias (Yu et al. 2022, MetaFormer). The defaults give zero mean and unit variance for
/// normally distributed x.
inline constexpr auto star_relu =
    activation<"star_relu">(x, scale = 0.8944, bias = -0.4472, scale * square(relu(x)) + bias);

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::leaky_relu, textbook::prelu, textbook::relu, textbook::relu2, textbook::rrelu,
    textbook::star_relu, textbook::threshold;

/// Another name of `relu2`.
inline constexpr auto squared_relu = relu2;

} // namespace ogive
