// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/evaluate.hpp>
#include <ogive/kernel/program.hpp>
#include <ogive/kernel/scalar.hpp>

namespace ogive {
namespace kernels {

/// A program for one number of each variable: the operations of a kernel's lane.
template <class Program, class T>
constexpr T evaluate_once(T const* variables) {
    T result{};
    if constexpr (computed_in_double<Program, T>) {
        std::array<double, static_cast<unsigned>(Program::variable_count) + 1> wide{};
        for (unsigned i = 0; i < Program::variable_count; ++i) wide[i] = static_cast<double>(variables[i]);
        result = simd::narrow(evaluate_once<Program>(wide.data()));
    } else {
        evaluate_in<Program>(variables, &result);
    }
    return result;
}

/// A formula that is a constant, for one T of each variable.
template <auto F, class T>
constexpr T evaluate_constant(T const* variables) {
    return evaluate_once<program_in<program_of<F>, T>>(variables);
}

} // namespace kernels

/// The value of a formula or an activation that is a constant: `evaluate<f>(2.0)`, `evaluate<f>(a = 1.0, b = 2.0)`,
/// `evaluate<leaky_relu>(-2.0, 0.2)`. In float if all arguments are float, else in double; also in constant expressions.
///
/// It is the number that `f(2.0)` gives, but compiled as a kernel is. At run time `f(2.0)` derives the formula in its first
/// call and interprets it in each, since a formula's type does not tell the numbers in it; a program that does so takes some
/// five times as long to compile.
template <auto F, class... A>
    requires formula<std::remove_cvref_t<decltype(F)>>
constexpr auto evaluate(A const&... arguments) {
    using written = std::remove_cvref_t<decltype(F)>;
    using T = kernels::scalar_type<A...>;
    if constexpr (is_function<written>) {
        constexpr auto open = kernels::open_call<A...>(F);
        if constexpr ((... && is_binding<A>)) {
            return evaluate<open>(arguments...);
        } else {
            written::template check_arguments<A...>();
            kernels::check_scalar_arguments<A...>();
            T const variables[]{static_cast<T>(arguments)...};
            return kernels::evaluate_constant<open>(variables);
        }
    } else {
        static_assert(!written::is_condition,
                      "ogive: a condition is not a result; write where(condition, 1, 0)");
        auto const variables = kernels::scalar_variables<written, T>(arguments...);
        return kernels::evaluate_constant<F>(variables.data());
    }
}

} // namespace ogive
