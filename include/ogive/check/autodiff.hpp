// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/math/differentiation/autodiff.hpp>
#include <map>
#include <ogive/check/dual.hpp>
#include <ogive/graph/lower.hpp>

/// Boost.Math's automatic differentiation on formulas as they were written: their types are walked, no graph is made.
namespace ogive::check {

template <class Real>
using automatic = boost::math::differentiation::autodiff_v1::detail::fvar<Real, 1>;

template <class Real>
struct kind_of_number<automatic<Real>> {
    using plain = Real;
    static constexpr bool differentiates = true;
    static bool is_nan(automatic<Real> const& x) { return isnan(x.derivative(0)); }
    static bool is_negative(automatic<Real> const& x) { return signbit(x.derivative(0)) != 0; }
    static automatic<Real> erf(automatic<Real> const& x) {
        return boost::math::differentiation::autodiff_v1::detail::erf(x);
    }
    static automatic<Real> erfc(automatic<Real> const& x) {
        return boost::math::differentiation::autodiff_v1::detail::erfc(x);
    }
    /// Of a negative base too, where the exponent is a number; else its value, which has no slope.
    static automatic<Real> power(automatic<Real> const& base, automatic<Real> const& exponent) {
        Real const b = base.derivative(0), e = exponent.derivative(0);
        if (!varies(exponent)) return pow(base, e);
        if (!(b < 0)) return pow(base, exponent);
        return exponent.apply_derivatives_nonhorner(1, [&](std::size_t order) {
            return order == 0 ? Real(pow(b, e)) : std::numeric_limits<Real>::quiet_NaN();
        });
    }
    static bool varies(automatic<Real> const& x) { return x.derivative(1) != 0; }
    static automatic<Real> first_order(automatic<Real> const& x) {
        return x - automatic<Real>(x.derivative(0));
    }
};

/// What the names of variables stand for.
template <class Number>
struct named_values {
    std::map<std::string_view, Number> of;
    int order = 0; ///< how many infinitesimals there are, where Number is dual
};

template <class Number>
Number written_value(number const& n, named_values<Number> const&) {
    return Number(precise_number<typename kind_of_number<Number>::plain>(n.value));
}

template <class Number, fixed_string Name>
Number written_value(variable<Name> const&, named_values<Number> const& names) {
    return names.of.at(Name.view());
}

template <class Number, class P, class... A>
Number written_value(apply<P, A...> const& e, named_values<Number> const& names);
template <class Number, class F, class... A>
Number written_value(call<F, A...> const& e, named_values<Number> const& names);
template <class Number, class F, class V>
Number written_value(derivative<F, V> const& e, named_values<Number> const& names);

/// x, taken as a constant.
template <class Real>
automatic<Real> stopped(automatic<Real> const& x) {
    return automatic<Real>(x.derivative(0));
}
template <class Big>
dual<Big> stopped(dual<Big> const& x) {
    return dual<Big>(stopped(x.value()));
}

template <class Number, class P, class... A>
Number written_value(apply<P, A...> const& e, named_values<Number> const& names) {
    return e.args.unpack([&](auto const&... argument) {
        std::vector<Number> const values{written_value(argument, names)...};
        if constexpr (std::is_same_v<P, primitives::stop_gradient_op>)
            return stopped(values[0]);
        else
            return precise_operation(graphs::describe<P>, values);
    });
}

template <class Number, class F, class... A>
Number written_value(call<F, A...> const& e, named_values<Number> const& names) {
    named_values<Number> inner{{}, names.order};
    e.args.unpack([&](auto const&... argument) {
        e.function.parameters.unpack([&](auto const&... parameter) {
            ((inner.of[parameter.name] = written_value(argument, names)), ...);
        });
    });
    return written_value(e.function.body, inner);
}

/// A `diff` inside of a formula: by one more infinitesimal.
template <class Number, class F, class V>
Number written_value(derivative<F, V> const& e, named_values<Number> const& names) {
    named_values<Number> inner{names.of, names.order + 1};
    Number& x = inner.of.at(V::name);
    x = x + Number::join(Number(), Number(1), names.order);
    return written_value(e.of, inner).beside(names.order);
}

template <class E>
inline constexpr bool has_diff = false;
template <class P, class... A>
inline constexpr bool has_diff<apply<P, A...>> = (... || has_diff<A>);
template <class F, class... A>
inline constexpr bool has_diff<call<F, A...>> = has_diff<decltype(F::body)> || (... || has_diff<A>);
template <class F, class V>
inline constexpr bool has_diff<derivative<F, V>> = true;

/// The derivative of a formula with respect to a variable, by name.
template <class Real, class F>
Real automatic_slope(F const& f, std::string_view with_respect_to,
                     std::map<std::string_view, Real> const& point) {
    using forward = automatic<Real>;
    named_values<std::conditional_t<has_diff<F>, dual<forward>, forward>> names;
    for (auto const& [name, value] : point)
        names.of[name] = name == with_respect_to ? boost::math::differentiation::make_fvar<Real, 1>(value)
                                                 : forward(value);
    if constexpr (has_diff<F>)
        return written_value(f, names).value().derivative(1);
    else
        return written_value(f, names).derivative(1);
}

} // namespace ogive::check
