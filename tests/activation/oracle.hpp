// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/math/differentiation/autodiff.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cstddef>
#include <ogive/expression/fixed_string.hpp>
#include <utility>

/// What activations and their derivatives are: formulas of our own, evaluated by Boost.Math's automatic
/// differentiation with so many digits that no cancellation matters for arguments up to ±800.
namespace oracles {

namespace mp = boost::multiprecision;
using big = mp::number<mp::cpp_bin_float<360>, mp::et_off>;
using dual = boost::math::differentiation::autodiff_v1::detail::fvar<big, 2>;

/// The formula of the activation by that name, of its parameters in order; in formulas.hpp.
template <ogive::fixed_string Name>
inline constexpr auto formula = nullptr;

/// Value, first and second derivative.
struct jet {
    big order[3];
};

/// With respect to one of the arguments.
template <class Formula, std::size_t Count>
jet evaluate(Formula const& f, double const (&arguments)[Count], int with_respect_to) {
    dual given[Count];
    for (std::size_t i = 0; i < Count; ++i) {
        given[i] = dual(big(arguments[i]));
        if (static_cast<int>(i) == with_respect_to)
            given[i] = boost::math::differentiation::make_fvar<big, 2>(big(arguments[i]));
    }
    dual const y = [&]<std::size_t... I>(std::index_sequence<I...>) { return dual(f(given[I]...)); }
    (std::make_index_sequence<Count>{});
    return {{big(y.derivative(0)), big(y.derivative(1)), big(y.derivative(2))}};
}

} // namespace oracles
