// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/arguments.hpp>
#include <ogive/expression/fixed_string.hpp>
#include <ogive/expression/functions.hpp>
#include <ogive/expression/operand.hpp>
#include <ogive/expression/operators.hpp>
#include <ogive/expression/reductions.hpp>

namespace ogive {

using functions::clamp, functions::max, functions::min, functions::where, functions::pow;
using functions::cos, functions::exp, functions::expm1, functions::log, functions::log1p, functions::rsqrt,
    functions::sin, functions::sqrt, functions::square, functions::tanh;
using functions::abs, functions::erf, functions::erfc, functions::normal_cdf, functions::normal_pdf,
    functions::sign, functions::stop_gradient;
using functions::row_length, functions::row_logsumexp, functions::row_max, functions::row_mean,
    functions::row_min, functions::row_simplex_shift, functions::row_sum;

template <class P, class... A>
struct apply;

struct number;

/// What stands for a T in a formula.
template <class T>
using expression_of = std::conditional_t<functions::operand_type<T>, T, number>;

/// What every expression inherits: the front end's nodes, held by value, usable as template arguments.
struct expression : functions::operand {
    static constexpr bool is_condition = false;

    template <class P, class... A>
    using built = apply<P, expression_of<A>...>;

    template <class P, class... A>
    static constexpr built<P, A...> build(A const&... arguments);
    template <class F, class... A>
    static constexpr auto make_call(F const& callee, A const&... arguments);
};

/// The part of every expression that calls it: `f(2.0)` and `f(x = 1.0, a = 2.0)` evaluate it, in float if all
/// numbers are float, else in double, also in constant expressions. Same semantics and accuracy as a kernel.
template <class Self>
struct callable : expression {
    template <class... A>
    constexpr auto operator()(A const&... arguments) const {
        return evaluate(static_cast<Self const&>(*this), arguments...); // in ogive/kernel/scalar.hpp
    }
};

/// A formula or a condition that is written with variables.
template <class T>
concept expression_type = std::is_base_of_v<expression, T>;

/// A number written in a formula; float kernels round it to float.
struct number : callable<number> {
    double value;

    constexpr number() : value(0) {}
    constexpr explicit number(double literal) : value(literal) {}
};

/// A number as a formula; a formula itself.
template <class T>
constexpr expression_of<T> as_expression(T const& operand) {
    if constexpr (functions::operand_type<T>)
        return operand;
    else
        return number(static_cast<double>(operand));
}

/// A primitive applied to expressions.
template <class P, class... A>
struct apply : callable<apply<P, A...>> {
    using primitive_type = P;
    static constexpr bool is_condition = P::is_condition;

    arguments<A...> args;

    constexpr apply() : args() {}
    constexpr explicit apply(A const&... given) : args(given...) {}
};

/// The first thing wrong with the arguments of a primitive.
enum class misfit { none, condition, number };

template <class P>
constexpr misfit misfit_of(std::initializer_list<bool> is_condition) {
    int i = 0;
    for (bool const given : is_condition)
        if (P::takes_condition(i++) != given) return given ? misfit::condition : misfit::number;
    return misfit::none;
}

template <class P, class... A>
constexpr expression::built<P, A...> expression::build(A const&... args) {
    static_assert(P::arity == variadic || P::arity == static_cast<int>(sizeof...(A)),
                  "ogive: wrong number of arguments for this function");
    constexpr misfit wrong = misfit_of<P>({expression_of<A>::is_condition...});
    static_assert(wrong != misfit::condition,
                  "ogive: a condition stands where a number is needed; choose between "
                  "two numbers with where(condition, a, b)");
    static_assert(wrong != misfit::number, "ogive: a number stands where a condition is needed; compare it "
                                           "first, as in where(x > 0, a, b)");
    return built<P, A...>(as_expression(args)...);
}

/// A call of an activation, recorded, not expanded: formulas stay as small as they are written.
template <class F, class... A>
struct call : callable<call<F, A...>> {
    F function;
    arguments<A...> args;

    constexpr call() : function(), args() {}
    constexpr call(F const& callee, A const&... given) : function(callee), args(given...) {}
};

template <class F, class... A>
constexpr auto expression::make_call(F const& callee, A const&... args) {
    return ogive::call<F, expression_of<A>...>(callee, as_expression(args)...);
}

/// Makes a user's primitive callable: `inline constexpr ogive::primitive_function<cube_op> cube{};`
/// On formulas it gives a formula, on plain numbers its value.
template <primitive P>
struct primitive_function {
    template <class... A>
        requires functions::operands<A...>
    constexpr auto operator()(A... a) const { return functions::build<P>(a...); }
    template <std::floating_point... A>
    constexpr auto operator()(A... a) const {
        return P::value(a...);
    }
};

} // namespace ogive
