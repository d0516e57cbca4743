// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>
#include <ogive/kernel/scalar.hpp>

namespace ogive::kernels {

/// Formulas of rows. Bit i of `Constants`: variable i is one number for all elements of a row.
template <std::uint64_t Constants, auto... F>
struct written_row_formulas {
    constexpr graphs::graph operator()() const {
        return graphs::with_row_constants(graphs::lower(F...), Constants);
    }
};

template <class From, bool Done = !graphs::has_derivatives(From::graph)>
struct derived_row_stage {
    using simplified = after<&graphs::simplify_rows, after<&graphs::differentiate, From>>;
    using type = typename derived_row_stage<
        after<&graphs::simplify_rows, after<&graphs::hoist_row_factors, simplified>>>::type;
};

template <class From>
struct derived_row_stage<From, true> {
    using type = From;
};

/// What a kernel over rows computes; as `program`, with the passes that know of rows.
template <class Written, class... Formulas>
struct row_program {
    using shifted_type = after<&graphs::insert_shifts, after<&graphs::simplify_rows, stage<Written>>>;
    using simplified_type = after<&graphs::hoist_row_factors, shifted_type>;
    using derived_type = typename derived_row_stage<after<&graphs::simplify_rows, simplified_type>>::type;
    using opened_type = after<&graphs::open_rows, opened<derived_type>>;
    using split_type =
        after<&graphs::split, after<&graphs::close_sigmoids, after<&graphs::open_row_shapes, opened_type>>>;

    static constexpr auto const& derived = derived_type::graph;
    static constexpr auto code = after<&graphs::fuse, split_type>::graph;

    using primitives = primitive_index<primitives_of<Formulas...>>;
    static constexpr int variable_count = code.sizes.variables;
    static constexpr int output_count = code.sizes.outputs;
};

/// The variables of some formulas, before anything is known of the arguments.
template <auto... F>
struct row_signature {
    static constexpr auto code = graphs::frozen<written_formulas<F...>{}>();
    static constexpr int variable_count = code.sizes.variables;
};

} // namespace ogive::kernels
