// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>
#include <utility>

namespace ogive::kernels {

// The functions for one node do not name the program: its type is as long as its formula, and so would be the
// symbol of every node.

/// A node: its primitive, its index, the indices of its arguments.
template <class P, int Id, int... Argument>
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
    using type = operation_step<primitive_type, Id, Program::code.argument(Id, Position)...>;
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

template <class P, int Position, int Id, class V>
[[gnu::always_inline]] constexpr auto const& argument_of(V const* numbers,
                                                         simd::mask_t<V> const* conditions) {
    if constexpr (P::takes_condition(Position))
        return conditions[Id];
    else
        return numbers[Id];
}

template <class P, int Id, int... Argument, class V, int... Position>
[[gnu::always_inline]] constexpr void apply_primitive(V* numbers, simd::mask_t<V>* conditions,
                                                      std::integer_sequence<int, Position...>) {
    if constexpr (P::is_condition)
        conditions[Id] = P::value(argument_of<P, Position, Argument>(numbers, conditions)...);
    else
        numbers[Id] = static_cast<V>(P::value(argument_of<P, Position, Argument>(numbers, conditions)...));
}

/// Computes one node from its arguments; the values of the nodes before it are in `numbers` and `conditions`.
template <class P, int Id, int... Argument, class V>
[[gnu::always_inline]] constexpr void run_step(operation_step<P, Id, Argument...>, V* numbers,
                                               simd::mask_t<V>* conditions, V const*) {
    apply_primitive<P, Id, Argument...>(numbers, conditions,
                                        std::make_integer_sequence<int, sizeof...(Argument)>{});
}

template <int Id, double Value, class V>
[[gnu::always_inline]] constexpr void run_step(number_step<Id, Value>, V* numbers, simd::mask_t<V>*,
                                               V const*) {
    numbers[Id] = simd::broadcast<V>(Value);
}

template <int Id, int Slot, class V>
[[gnu::always_inline]] constexpr void run_step(variable_step<Id, Slot>, V* numbers, simd::mask_t<V>*,
                                               V const* variables) {
    numbers[Id] = variables[Slot];
}

template <class Program, int Begin, class V, int... I>
[[gnu::always_inline]] constexpr void steps(V* numbers, simd::mask_t<V>* conditions, V const* variables,
                                            std::integer_sequence<int, I...>) {
    (run_step(typename step_of<Program, Begin + I>::type{}, numbers, conditions, variables), ...);
}

/// Runs nodes Begin to End in chunks: clang takes at most 256 operands in one fold.
template <class Program, int Begin, int End, class V>
[[gnu::always_inline]] constexpr void run(V* numbers, simd::mask_t<V>* conditions, V const* variables) {
    constexpr int chunk = 64;
    if constexpr (End - Begin <= chunk) {
        steps<Program, Begin>(numbers, conditions, variables, std::make_integer_sequence<int, End - Begin>{});
    } else {
        steps<Program, Begin>(numbers, conditions, variables, std::make_integer_sequence<int, chunk>{});
        run<Program, Begin + chunk, End>(numbers, conditions, variables);
    }
}

template <class Program, class V, int... I>
[[gnu::always_inline]] constexpr void copy_outputs(V const* numbers, V* outputs,
                                                   std::integer_sequence<int, I...>) {
    ((outputs[I] = numbers[Program::code.outputs[I]]), ...);
}

/// The program on one value of each variable; V is a scalar or a batch. The values of the nodes are in arrays that
/// are only indexed by constants: the compiler keeps them in registers.
template <class Program, class V>
[[gnu::always_inline]] constexpr void evaluate_program(V const* variables, V* outputs) {
    constexpr auto size = static_cast<unsigned>(Program::code.size());
    V numbers[size];
    simd::mask_t<V> conditions[size];
    run<Program, 0, Program::code.size()>(numbers, conditions, variables);
    copy_outputs<Program>(numbers, outputs, std::make_integer_sequence<int, Program::output_count>{});
}

} // namespace ogive::kernels
