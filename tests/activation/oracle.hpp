// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

/// What activations and their derivatives are: formulas of our own, evaluated with very many digits. Those stay in
/// oracle.cpp: they take compilers long.
namespace oracles {

/// Value, first and second derivative; none that is not zero is rounded to zero.
struct jet {
    long double order[3];
};

/// The activation of the catalogue by that name, at all its parameters in order; derivatives with respect to one.
jet evaluate(std::string_view activation, double const* arguments, int with_respect_to);

} // namespace oracles
