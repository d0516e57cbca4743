// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>
#include <utility>

namespace ogive::kernels {

/// The values of a program's nodes, of one vector or one scalar. The compiler keeps what is needed in registers.
template <class Program, class V>
struct frame {
    static constexpr auto size = static_cast<unsigned>(Program::code.sizes.nodes);
    V numbers[size];
    simd::mask_t<V> conditions[size];
};

template <class Program, int Id, class V>
[[gnu::always_inline]] constexpr auto const& value_of(frame<Program, V> const& f) {
    constexpr graphs::node n = Program::code.nodes[Id];
    if constexpr (n.is_operation() && n.op->is_condition)
        return f.conditions[Id];
    else
        return f.numbers[Id];
}

template <class P, class Program, int Id, class V, int... I>
[[gnu::always_inline]] constexpr auto apply_primitive(frame<Program, V> const& f, std::integer_sequence<int, I...>) {
    return P::value(value_of<Program, Program::code.argument(Id, I)>(f)...);
}

template <class Program, int Id, class V>
[[gnu::always_inline]] constexpr void step(frame<Program, V>& f, V const* variables) {
    constexpr graphs::node n = Program::code.nodes[Id];
    if constexpr (n.is_number()) {
        f.numbers[Id] = simd::broadcast<V>(n.value);
    } else if constexpr (n.is_variable()) {
        f.numbers[Id] = variables[n.first];
    } else {
        using P = typename Program::primitives::template at<Program::primitives::find(n.op)>;
        using indices = std::make_integer_sequence<int, n.count>;
        if constexpr (P::is_condition)
            f.conditions[Id] = apply_primitive<P, Program, Id>(f, indices{});
        else
            f.numbers[Id] = static_cast<V>(apply_primitive<P, Program, Id>(f, indices{}));
    }
}

template <class Program, int Begin, class V, int... I>
[[gnu::always_inline]] constexpr void steps(frame<Program, V>& f, V const* variables,
                                            std::integer_sequence<int, I...>) {
    (step<Program, Begin + I>(f, variables), ...);
}

/// Runs nodes Begin to End in chunks: clang takes at most 256 operands in one fold.
template <class Program, int Begin, int End, class V>
[[gnu::always_inline]] constexpr void run(frame<Program, V>& f, V const* variables) {
    constexpr int chunk = 64;
    if constexpr (End - Begin <= chunk) {
        steps<Program, Begin>(f, variables, std::make_integer_sequence<int, End - Begin>{});
    } else {
        steps<Program, Begin>(f, variables, std::make_integer_sequence<int, chunk>{});
        run<Program, Begin + chunk, End>(f, variables);
    }
}

template <class Program, class V, int... I>
[[gnu::always_inline]] constexpr void copy_outputs(frame<Program, V> const& f, V* outputs,
                                                   std::integer_sequence<int, I...>) {
    ((outputs[I] = f.numbers[Program::code.outputs[I]]), ...);
}

/// The program on one value of each variable; V is a scalar or a batch.
template <class Program, class V>
[[gnu::always_inline]] constexpr void evaluate_program(V const* variables, V* outputs) {
    frame<Program, V> f;
    run<Program, 0, Program::code.sizes.nodes>(f, variables);
    copy_outputs(f, outputs, std::make_integer_sequence<int, Program::output_count>{});
}

} // namespace ogive::kernels
