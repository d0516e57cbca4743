// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/scope.hpp>
#include <utility>

namespace ogive {

/// A parameter of an activation that is required.
template <fixed_string Name>
struct parameter {
    static constexpr auto key = Name;
    static constexpr auto name = Name.view();
    static constexpr bool has_default = false;
    constexpr auto own() const { return variable<Name>{}; }
};

/// A parameter with a default.
template <fixed_string Name>
struct optional_parameter {
    static constexpr auto key = Name;
    static constexpr auto name = Name.view();
    static constexpr bool has_default = true;
    double fallback;
    constexpr explicit optional_parameter(double value = 0) : fallback(value) {}
    constexpr auto own() const { return number(fallback); }
};

/// A named function of its parameters; made by `activation<"name">(parameters..., formula)`.
///
/// Called with a formula it records a call; called with numbers it evaluates. Arguments left out take their
/// defaults. As a formula itself (`kernel<gelu>`) it stands for its body, the required parameters being the
/// variables.
template <fixed_string Name, class Body, class... Parameters>
struct function {
    static constexpr auto name = Name.view();
    static constexpr std::size_t required = (std::size_t{0} + ... + (Parameters::has_default ? 0 : 1));

    Body body;
    arguments<Parameters...> parameters;

    constexpr function() : body(), parameters() {}
    constexpr function(Body const& formula, arguments<Parameters...> const& all)
        : body(formula), parameters(all) {}

    template <class... A>
    constexpr auto operator()(A const&... args) const {
        if constexpr ((... && is_binding<A>)) {
            return evaluate(*this, args...); // in ogive/kernel/scalar.hpp
        } else {
            check_arguments<A...>();
            if constexpr ((... || functions::operand_type<A>))
                return complete<typename functions::front<A...>::type>(
                    arguments<A const&...>(args...), std::index_sequence_for<Parameters...>{});
            else
                return evaluate(*this, args...);
        }
    }

    template <class... A>
    static constexpr void check_arguments() {
        static_assert(
            (... && (functions::operand_type<A> || functions::number_literal<A>)),
            "ogive: an activation takes formulas and numbers, or bindings by name; to run it over a "
            "buffer write ogive::kernel<activation>(input, output)");
        static_assert(sizeof...(A) >= required, "ogive: too few arguments for this activation");
        static_assert(sizeof...(A) <= sizeof...(Parameters), "ogive: too many arguments for this activation");
    }

    /// The body as a formula of its own parameters.
    constexpr auto as_formula() const {
        return parameters.unpack(
            [this](auto const&... each) { return expression::make_call(*this, each.own()...); });
    }

    template <class World, class... A, std::size_t... I>
    constexpr auto complete(arguments<A...> const& given, std::index_sequence<I...>) const {
        return World::make_call(*this, argument<I>(given)...);
    }
    template <std::size_t I, class... A>
    constexpr auto const& argument(arguments<A...> const& given) const {
        if constexpr (I < sizeof...(A))
            return get<I>(given);
        else
            return get<I>(parameters).fallback;
    }
};

/// Whether a type is an activation.
template <class T>
inline constexpr bool is_function = false;

template <fixed_string Name, class Body, class... Parameters>
inline constexpr bool is_function<function<Name, Body, Parameters...>> = true;

/// What `kernel`, `pullback`, `diff`, `to_string` … accept: an expression or an activation.
template <class F>
concept formula = expression_type<F> || is_function<F>;

/// An activation as the formula of its own parameters; a formula itself.
template <formula F>
constexpr auto as_formula(F const& f) {
    if constexpr (is_function<F>)
        return f.as_formula();
    else
        return f;
}

/// The parameter that `x` or `a = 0.01` declares.
template <fixed_string Name>
constexpr parameter<Name> declared(variable<Name>) {
    return {};
}
/// Likewise, one with a default.
template <fixed_string Name, class Number>
constexpr optional_parameter<Name> declared(binding<Name, Number> const& standard) {
    return optional_parameter<Name>(static_cast<double>(standard.value));
}

/// What may stand before the formula of an activation: `x`, or `a = 0.01`.
template <class T>
concept declares_parameter = is_variable<T> || is_binding<T>;

/// Collects parameters until the formula, which comes last.
template <fixed_string Name>
struct activation_definition {
    template <class... Parts>
    constexpr auto operator()(Parts const&... parts) const {
        return define(arguments<>(), parts...);
    }

private:
    template <class... Parameters, class First, class... Rest>
    static constexpr auto define(arguments<Parameters...> const& parameters, First const& first,
                                 Rest const&... rest) {
        if constexpr (sizeof...(Rest) > 0 && declares_parameter<First>) {
            return define(append(parameters, declared(first)), rest...);
        } else if constexpr (sizeof...(Rest) == 0 && expression_type<First>) {
            static_assert(check_scope<First, Parameters...>);
            static_assert(!First::is_condition, "ogive: the formula of an activation is a condition; write "
                                                "where(condition, 1, 0)");
            return function<Name, First, Parameters...>(first, parameters);
        } else {
            static_assert(dependent_false<First>,
                          "ogive: an activation is defined by its parameters (variables, or "
                          "`a = 0.01` for one with a default) and then its formula");
        }
    }
};

/// Defines an activation: its parameters in order, those with a default written `a = 0.01`, then its formula.
///
///     inline constexpr auto leaky_relu = activation<"leaky_relu">(x, a = 0.01, where(x > 0, x, a * x));
///     leaky_relu(x)   leaky_relu(x, 0.2)   leaky_relu(x, alpha)   leaky_relu(-2.0)
template <fixed_string Name>
inline constexpr activation_definition<Name> activation{};

} // namespace ogive
