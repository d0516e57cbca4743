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

/// A pass of the compiler as a type: `graph` is its result. Each is evaluated by itself, with its own budget of the
/// compiler's constexpr steps.
template <class Make, graphs::extent Room = graphs::usual_extent>
struct stage {
    static constexpr auto const& graph = graphs::frozen<Make{}, Room>();
};

template <auto Pass, class From>
struct pass {
    constexpr graphs::graph operator()() const { return Pass(From::graph); }
};

template <auto Pass, class From>
using after = stage<pass<Pass, From>, graphs::room_after(From::graph.sizes)>;

/// Rounds of differentiation and simplification until no derivative is wanted any more.
template <class From, bool Done = !graphs::has_derivatives(From::graph)>
struct derived_stage {
    using simplified = after<&graphs::simplify, after<&graphs::differentiate, From>>;
    using type = typename derived_stage<after<&graphs::collect, simplified>>::type;
};

template <class From>
struct derived_stage<From, true> {
    using type = From;
};

/// Functions opened up into the pieces that they share. Small passes are evaluated together: each evaluation copies
/// the graph.
constexpr graphs::graph expand(graphs::graph_view const& opened) {
    return graphs::inline_reciprocals(graphs::expand(opened));
}

template <class Derived>
using opened = after<&expand, after<&graphs::open_compounds,
                                    after<&graphs::open_products, after<&graphs::find_limits, Derived>>>>;

/// What a kernel computes, evaluated while compiling: `derived` is what is meant, as it is printed; `code` is the list
/// of operations, in order. `Written` makes the graph of what was written; `Formulas` are the types it came from.
template <class Written, class... Formulas>
struct program {
    using derived_type = typename derived_stage<after<&graphs::simplify, stage<Written>>>::type;
    using expanded_type = opened<derived_type>;
    using split_type = after<&graphs::split, after<&graphs::close_sigmoids, expanded_type>>;

    static constexpr auto const& derived = derived_type::graph;
    static constexpr auto const& code = after<&graphs::fuse, split_type>::graph;

    using primitives = primitive_index<primitives_of<Formulas...>>;
    static constexpr bool in_double = graphs::is_in_double(code);
    static constexpr int variable_count = code.sizes.variables;
    static constexpr int output_count = code.sizes.outputs;
};

/// Likewise for doubles, where double is too narrow, and for floats that are computed as such.
template <class Program>
struct corrected_program : Program {
    static constexpr auto const& code =
        after<&graphs::fuse, after<&graphs::correct, typename Program::expanded_type>>::graph;
};

template <class Program, class T>
constexpr bool is_corrected() {
    bool const is_wanted =
        std::is_same_v<T, double> || graphs::is_exact_in_float(Program::expanded_type::graph);
    return is_wanted && graphs::wants_correction(Program::expanded_type::graph);
}

/// What a kernel of buffers of T computes.
template <class Program, class T>
using program_in = std::conditional_t<is_corrected<Program, T>(), corrected_program<Program>, Program>;

/// Whether it computes what it is given in T in double.
template <class Program, class T>
inline constexpr bool computed_in_double = Program::in_double&& std::is_same_v<T, float>;

template <auto... F>
using program_of = program<written_formulas<F...>, decltype(as_formula(F))...>;

} // namespace ogive::kernels
