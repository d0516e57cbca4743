// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/primitives_of.hpp>
#include <ogive/simd/simd.hpp>
#include <ogive/transform/derive.hpp>

namespace ogive::kernels {

template <auto... F>
struct written_formulas {
    constexpr graphs::graph operator()() const { return graphs::lower(F...); }
};

template <class Written>
struct derived_formulas {
    constexpr graphs::graph operator()() const { return graphs::derive(Written{}()); }
};

/// What a kernel computes, evaluated while compiling: `code` is the list of operations, in order. `Written` makes
/// the graph of what was written; `Formulas` are the types it came from.
template <class Written, class... Formulas>
struct program {
    static constexpr auto derived = graphs::frozen<derived_formulas<Written>{}>();

    struct compiled {
        constexpr graphs::graph operator()() const { return graphs::compile(graphs::thaw(derived)); }
    };
    static constexpr auto code = graphs::frozen<compiled{}>();

    using primitives = primitive_index<primitives_of<Formulas...>>;
    static constexpr int variable_count = code.size.variables;
    static constexpr int output_count = code.size.outputs;
};

template <auto... F>
using program_of = program<written_formulas<F...>, decltype(as_formula(F))...>;

} // namespace ogive::kernels
