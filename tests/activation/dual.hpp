// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "oracle.hpp"
#include <boost/math/differentiation/autodiff.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <ogive/check/multiprecision.hpp>
#include <ogive/expression/fixed_string.hpp>

/// Boost.Math's automatic differentiation with so many digits that no cancellation matters for arguments up to ±800.
namespace oracles {

namespace mp = boost::multiprecision;
using big = mp::number<mp::cpp_bin_float<360>, mp::et_off>;
using dual = boost::math::differentiation::autodiff_v1::detail::fvar<big, 2>;

/// The formula of the activation by that name, of its parameters in order; in formulas.hpp.
template <ogive::fixed_string Name>
inline constexpr auto formula = nullptr;

} // namespace oracles
