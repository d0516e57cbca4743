// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>
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
    V numbers[Size];
    simd::mask_t<V> conditions[Size];
};

/// Where an argument's value is; no function, since every node would call it.
template <bool IsCondition, class Values>
inline constexpr auto values_of = &Values::numbers;

template <class Values>
inline constexpr auto values_of<true, Values> = &Values::conditions;

/// Computes one node from its arguments, the nodes before it.
template <class P, int Id, int... Place, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(operation_step<P, Id, Place...>, Values& values, V const*) {
    if constexpr (P::is_condition)
        values.conditions[Id] =
            P::value((values.*values_of<(Place < 0), Values>)[Place < 0 ? ~Place : Place]...);
    else
        values.numbers[Id] =
            static_cast<V>(P::value((values.*values_of<(Place < 0), Values>)[Place < 0 ? ~Place : Place]...));
}

template <int Id, double Value, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(number_step<Id, Value>, Values& values, V const*) {
    values.numbers[Id] = simd::broadcast<V>(Value);
}

template <int Id, int Slot, class Values, class V>
[[gnu::always_inline]] constexpr void run_step(variable_step<Id, Slot>, Values& values, V const* variables) {
    values.numbers[Id] = variables[Slot];
}

template <class Program, int Begin, class Values, class V, unsigned Vectors, int... I>
[[gnu::always_inline]] constexpr void steps(Values (&values)[Vectors], V const* const (&variables)[Vectors],
                                            std::integer_sequence<int, I...>) {
    if constexpr (Vectors == 1)
        (run_step(typename step_of<Program, Begin + I>::type{}, values[0], variables[0]), ...);
    else
        ((run_step(typename step_of<Program, Begin + I>::type{}, values[0], variables[0]),
          run_step(typename step_of<Program, Begin + I>::type{}, values[1], variables[1])),
         ...);
}

/// Runs all nodes, in chunks: clang takes at most 256 operands in one fold.
template <class Program, class Values, class V, unsigned Vectors>
[[gnu::always_inline]] constexpr void run(Values (&values)[Vectors], V const* const (&variables)[Vectors]) {
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

template <class Program, class V, unsigned Vectors>
[[gnu::always_inline]] constexpr void evaluate_in(V const* const (&variables)[Vectors],
                                                  V* const (&outputs)[Vectors]) {
    node_values<V, static_cast<unsigned>(Program::code.size())> values[Vectors];
    run<Program>(values, variables);
    for (unsigned v = 0; v < Vectors; ++v)
        copy_outputs<Program>(values[v].numbers, outputs[v],
                              std::make_integer_sequence<int, Program::output_count>{});
}

/// The program for several vectors of each variable.
template <class Program, simd::batch_lane V, unsigned Vectors>
[[gnu::always_inline]] inline void evaluate_program(V const* const (&variables)[Vectors],
                                                    V* const (&outputs)[Vectors]) {
    if constexpr (Program::in_double && std::same_as<simd::element_t<V>, float>) {
        using W = simd::batch<double>;
        for (unsigned v = 0; v < Vectors; ++v) {
            W wide[2][static_cast<unsigned>(Program::variable_count) + 1];
            W results[2][static_cast<unsigned>(Program::output_count)];
            for (int i = 0; i < Program::variable_count; ++i)
                simd::widen(variables[v][i], wide[0][i], wide[1][i]);
            W const* const from[]{wide[0], wide[1]};
            W* const to[]{results[0], results[1]};
            evaluate_in<Program>(from, to);
            for (int i = 0; i < Program::output_count; ++i)
                outputs[v][i] = simd::narrow(results[0][i], results[1][i]);
        }
    } else {
        evaluate_in<Program>(variables, outputs);
    }
}

/// How many vectors a loop computes at once. Two hide the time that operations wait for each other, in 32 registers;
/// functions with large tables or many constants fill them with one. Long programs take long enough to compile.
template <class Program>
inline constexpr unsigned vectors_at_once = [] {
    using namespace primitives;
    if (!simd::has_many_registers || Program::code.size() > 128) return 1u;
    for (int id = 0; id < Program::code.size(); ++id) {
        graphs::descriptor const* const op = Program::code.nodes[id].op;
        for (auto const* large :
             {&graphs::describe<erf_op>, &graphs::describe<erfc_op>, &graphs::describe<pow_op>,
              &graphs::describe<sin_op>, &graphs::describe<cos_op>, &graphs::describe<shifted_sin_op>})
            if (op == large) return 1u;
    }
    return 2u;
}();

} // namespace ogive::kernels
