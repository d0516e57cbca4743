// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstdint>
#include <ogive/expression/literals.hpp>
#include <ogive/transform/derive.hpp>
#include <type_traits>

namespace ogive::kernels {

/// Runs a compiled graph on one value for each variable; the same operations as a kernel's lane.
template <class T>
constexpr T interpret(graphs::graph const& program, T const* variables) {
    if constexpr (std::is_same_v<T, float>)
        if (graphs::is_in_double(program)) {
            graphs::list<double> wide;
            for (int i = 0; i < program.variables.size(); ++i)
                wide.push_back(static_cast<double>(variables[i]));
            return simd::narrow(interpret<double>(program, wide.begin()));
        }
    graphs::list<T> value(program.size(), T(0));
    for (graphs::node_id id = 0; id < program.size(); ++id) {
        graphs::node const& n = program[id];
        if (n.is_number()) {
            value[id] = static_cast<T>(n.value);
        } else if (n.is_variable()) {
            value[id] = variables[n.first];
        } else {
            T arguments[graphs::max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = value[program.argument(n, i)];
            if constexpr (std::is_same_v<T, float>)
                value[id] = n.op->evaluate_float(arguments, n.count);
            else
                value[id] = n.op->evaluate_double(arguments, n.count);
        }
    }
    return value[program.outputs[0]];
}

/// Compiled for T.
template <class T, class Formula>
constexpr graphs::graph compiled_graph(Formula const& f) {
    graphs::graph const derived = graphs::derive(graphs::lower(f));
    if constexpr (std::is_same_v<T, double>)
        return graphs::compile_in_double(derived);
    else
        return graphs::compile(derived);
}

/// The compiled graph of a formula, kept from call to call while the numbers in the formula are the same.
template <class T, class Formula>
graphs::graph const& cached_graph(Formula const& f) {
    thread_local graphs::graph program;
    thread_local graphs::list<std::uint64_t> literals;
    thread_local bool filled = false;
    int count = 0;
    bool same = filled;
    for_each_literal(f, [&](double value) {
        same = same && count < literals.size() && literals[count] == std::bit_cast<std::uint64_t>(value);
        ++count;
    });
    if (!same) {
        program = compiled_graph<T>(f);
        literals = {};
        for_each_literal(f, [&](double value) { literals.push_back(std::bit_cast<std::uint64_t>(value)); });
        filled = true;
    }
    return program;
}

template <class T, class Formula>
constexpr T evaluate_formula(Formula const& f, T const* variables) {
    if (std::is_constant_evaluated())
        return interpret<T>(compiled_graph<T>(f), variables);
    else
        return interpret<T>(cached_graph<T>(f), variables);
}

} // namespace ogive::kernels
