// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/at_once.hpp>
#include <utility>

namespace ogive::kernels {

// The functions for one node do not name the program: its type is as long as its formula, and so would be the
// symbol of every node.

/// A node: its primitive, its index, the places of its arguments: the index of a number, ~index of a condition.
template <class P, int Id, int... Place>
struct operation_step {};

template <int Id, double Value>
struct number_step {};

template <int Id, int Slot>
struct variable_step {};

// Found by specialisation, not by functions: g++ makes a symbol of every function, and one with a long formula in
// its name takes it ten milliseconds.

template <class Program, int Id, class Positions>
struct operation_of;

template <class Program, int Id, int... Position>
struct operation_of<Program, Id, std::integer_sequence<int, Position...>> {
    using primitive_type =
        typename Program::primitives::template at<Program::primitives::find(Program::code.nodes[Id].op)>;
    using type =
        operation_step<primitive_type, Id,
                       (primitive_type::takes_condition(Position) ? ~Program::code.argument(Id, Position)
                                                                  : Program::code.argument(Id, Position))...>;
};

template <class Program, int Id, graphs::node::kind_type Kind = Program::code.nodes[Id].kind>
struct step_of : operation_of<Program, Id, std::make_integer_sequence<int, Program::code.nodes[Id].count>> {};

template <class Program, int Id>
struct step_of<Program, Id, graphs::node::number> {
    using type = number_step<Id, Program::code.nodes[Id].value>;
};

template <class Program, int Id>
struct step_of<Program, Id, graphs::node::variable> {
    using type = variable_step<Id, Program::code.nodes[Id].first>;
};

/// The values of the nodes. The arrays are only indexed by constants: the compiler keeps them in registers.
template <class V, unsigned Size>
struct node_values {
    static constexpr bool is_long = Size > longest_inlined<V>;

    V numbers[Size];
    simd::mask_t<V> conditions[Size];
};

/// Where an argument's value is; no function, since every node would call it.
template <bool IsCondition, class Values>
inline constexpr auto values_of = &Values::numbers;

template <class Values>
inline constexpr auto values_of<true, Values> = &Values::conditions;

/// Whether pairs of registers go through the primitive as one: not where it takes one at a time, nor where it is a user's,
/// which may be written for single registers.
template <class P>
inline constexpr bool takes_pairs = is_in<P, builtin_primitives>&& P::at_once.in_float > 1;

/// The primitive as a function that the compiler inlines or not: always inlined, as they are, they take long in long programs.
template <class P, class... A>
constexpr auto called(A const&... a) {
    return P::value(a...);
}

/// What the primitive makes of its arguments: a Result.
template <class P, class Result, bool IsLong, class... A>
[[gnu::always_inline]] constexpr Result apply_primitive(A const&... a) {
    if constexpr (simd::is_pair<Result> && !takes_pairs<P>) {
        using half = decltype(Result::first);
        return {apply_primitive<P, half, IsLong>(a.first...), apply_primitive<P, half, IsLong>(a.second...)};
    } else if constexpr (IsLong) {
        return static_cast<Result>(called<P>(a...));
    } else {
        return static_cast<Result>(P::value(a...));
    }
}

/// Computes one node from its arguments, the nodes before it.
template <class P, int Id, int... Place, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(operation_step<P, Id, Place...>, Values& values, V const*) {
    if constexpr (P::is_condition)
        values.conditions[Id] = apply_primitive<P, simd::mask_t<V>, Values::is_long>(
            (values.*values_of<(Place < 0), Values>)[Place < 0 ? ~Place : Place]...);
    else
        values.numbers[Id] = apply_primitive<P, V, Values::is_long>(
            (values.*values_of<(Place < 0), Values>)[Place < 0 ? ~Place : Place]...);
}

template <int Id, double Value, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(number_step<Id, Value>, Values& values, V const*) {
    values.numbers[Id] = simd::broadcast<V>(Value);
}

template <int Id, int Slot, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(variable_step<Id, Slot>, Values& values, V const* variables) {
    values.numbers[Id] = variables[Slot];
}

template <class Program, int Begin, class Values, class V, int... I>
[[gnu::always_inline]] constexpr void steps(Values& values, V const* variables,
                                            std::integer_sequence<int, I...>) {
    (run_step(typename step_of<Program, Begin + I>::type{}, values, variables), ...);
}

/// Runs all nodes, in chunks: clang takes at most 256 operands in one fold.
template <class Program, class Values, class V>
[[gnu::always_inline]] constexpr void run(Values& values, V const* variables) {
    constexpr int chunk = 128, size = Program::code.size();
    [&]<int... C>(std::integer_sequence<int, C...>) __attribute__((always_inline)) {
        (steps<Program, C * chunk>(
             values, variables,
             std::make_integer_sequence<int, (size - C * chunk < chunk ? size - C * chunk : chunk)>{}),
         ...);
    }
    (std::make_integer_sequence<int, (size + chunk - 1) / chunk>{});
}

template <class Program, class V, int... I>
[[gnu::always_inline]] constexpr void copy_outputs(V const* numbers, V* outputs,
                                                   std::integer_sequence<int, I...>) {
    ((outputs[I] = numbers[Program::code.outputs[I]]), ...);
}

template <class Program, class V>
[[gnu::always_inline]] constexpr void evaluate_in(V const* variables, V* outputs) {
    node_values<V, static_cast<unsigned>(Program::code.size())> values;
    run<Program>(values, variables);
    copy_outputs<Program>(values.numbers, outputs, std::make_integer_sequence<int, Program::output_count>{});
}

/// The program in double: the halves of a register side by side, or, if it is long, one after the other, which takes less
/// time to compile.
template <class Program>
[[gnu::always_inline]] inline void evaluate_in_double(simd::batch<float> const* variables,
                                                      simd::batch<float>* outputs) {
    using half = simd::batch<double>;
    using both = simd::pair<half>;
    constexpr auto variable_room = static_cast<unsigned>(Program::variable_count) + 1;
    constexpr auto result_room = static_cast<unsigned>(Program::output_count);
    both wide[variable_room], results[result_room];
    for (int i = 0; i < Program::variable_count; ++i)
        simd::widen(variables[i], wide[i].first, wide[i].second);
    if constexpr (Program::code.size() > longest_at_once) {
#pragma GCC unroll 1
        for (half both::*const part : {&both::first, &both::second}) {
            half from[variable_room], to[result_room];
            for (int i = 0; i < Program::variable_count; ++i) from[i] = wide[i].*part;
            evaluate_in<Program>(from, to);
            for (int i = 0; i < Program::output_count; ++i) results[i].*part = to[i];
        }
    } else {
        evaluate_in<Program>(wide, results);
    }
    for (int i = 0; i < Program::output_count; ++i)
        outputs[i] = simd::narrow(results[i].first, results[i].second);
}

/// The program for one V of each variable.
template <class Program, simd::batch_lane V>
[[gnu::always_inline]] inline void evaluate_program(V const* variables, V* outputs) {
    if constexpr (computed_in_double<Program, simd::element_t<V>>)
        evaluate_in_double<Program>(variables, outputs);
    else
        evaluate_in<Program>(variables, outputs);
}

} // namespace ogive::kernels
