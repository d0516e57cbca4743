// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <ogive/kernel/arguments.hpp>
#include <ogive/kernel/interpret.hpp>

namespace ogive {
namespace kernels {

template <class Formula>
struct lowered_default {
    constexpr graphs::graph operator()() const { return graphs::lower(Formula{}); }
};

/// The variables of a formula's type.
template <class Formula>
struct signature {
    static constexpr auto code = graphs::frozen<lowered_default<Formula>{}>();
    static constexpr int variable_count = code.sizes.variables;
};

template <class A>
struct scalar_argument {
    using type = A;
    static constexpr bool is_number = broadcast_number<A>;
};

template <fixed_string Name, class A>
struct scalar_argument<binding<Name, A>> {
    using type = std::remove_cvref_t<A>;
    static constexpr bool is_number = broadcast_number<A>;
};

/// float if all numbers are float, else double.
template <class... A>
using scalar_type =
    std::conditional_t<(... && std::is_same_v<typename scalar_argument<A>::type, float>), float, double>;

template <class... A>
constexpr void check_scalar_arguments() {
    static_assert(
        (... && scalar_argument<A>::is_number),
        "ogive: a formula is called with numbers; to run it over buffers write ogive::kernel<formula>(...)");
    static_assert(((... && is_binding<A>)) || ((... && !is_binding<A>)),
                  "ogive: the arguments of a call are either all by name or all by position");
}

} // namespace kernels

namespace kernels {

/// The numbers that an expression E is called with, in the order of its variables.
template <class E, class T, class... A>
constexpr auto scalar_variables(A const&... arguments) {
    static_assert(!has_reduction<E>,
                  "ogive: a formula that reduces along a row has no value for a number; run it "
                  "over rows: ogive::kernel<formula>(ogive::rows(...), result)");
    using signature = kernels::signature<E>;
    check_scalar_arguments<A...>();
    std::array<T, static_cast<unsigned>(signature::variable_count) + 1> variables{};
    if constexpr ((... && is_binding<A>)) {
        check_names<signature, 0, A...>();
        ((variables[slot_of_binding<signature, A>()] = static_cast<T>(arguments.value)), ...);
    } else if constexpr (!(... || is_binding<A>)) {
        static_assert(signature::variable_count == 1 && sizeof...(A) == 1,
                      "ogive: a formula of several variables takes its numbers by name: f(a = 1.0, b = 2.0)");
        ((variables[0] = static_cast<T>(arguments)), ...);
    }
    return variables;
}

} // namespace kernels

/// The value of an expression: `f(2.0)`, `f(a = 1.0, b = 2.0)`.
template <expression_type E, class... A>
constexpr auto evaluate(E const& e, A const&... arguments) {
    using T = kernels::scalar_type<A...>;
    return kernels::evaluate_formula<T>(e, kernels::scalar_variables<E, T>(arguments...).data());
}

namespace kernels {

/// Whether an argument is given for a parameter of an activation.
template <class Parameter, class... A>
constexpr bool is_given(std::size_t position) {
    if constexpr ((... && is_binding<A>))
        return (... || (A::name == Parameter::name));
    else
        return position < sizeof...(A);
}

/// The call of an activation in which given parameters are variables, in order, the others their defaults.
template <class... A, fixed_string Name, class Body, class... Parameters>
constexpr auto open_call(function<Name, Body, Parameters...> const& f) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return expression::make_call(f, [&] {
            if constexpr (is_given<Parameters, A...>(I)) {
                return variable<Parameters::key>{};
            } else {
                static_assert(Parameters::has_default,
                              "ogive: a required argument of an activation is missing");
                return get<I>(f.parameters).own();
            }
        }()...);
    }
    (std::index_sequence_for<Parameters...>{});
}

} // namespace kernels

/// The value of an activation: `leaky_relu(-2.0)`, `leaky_relu(-2.0, 0.2)`, `leaky_relu(x = -2.0)`.
template <fixed_string Name, class Body, class... Parameters, class... A>
constexpr auto evaluate(function<Name, Body, Parameters...> const& f, A const&... given) {
    using T = kernels::scalar_type<A...>;
    kernels::check_scalar_arguments<A...>();
    auto const open = kernels::open_call<A...>(f);
    if constexpr ((... && is_binding<A>)) {
        return evaluate(open, given...);
    } else {
        T const variables[]{static_cast<T>(given)...};
        return kernels::evaluate_formula<T>(open, variables);
    }
}

} // namespace ogive
