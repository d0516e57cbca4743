// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>

// How many registers a loop computes at once. Several hide the time that operations wait for each other, as long as all that
// is needed at a time has its place in a register.

namespace ogive::kernels {

/// So many it may be for a primitive at most, as measured; what it keeps in registers of its own decides.
constexpr unsigned most_at_once(std::string_view primitive, bool is_float) {
    auto const is = [&](auto const... names) { return (... || (primitive == names)); };
    if (is("erf", "erfc", "log", "log1p", "pow", "sin", "cos", "shifted_sin")) return 1;
    if (is("expm1_compose", "tanh_near", "tanhshrink_near", "balanced_gated", "gated_slope",
           "gated_times_two", "gated_slope_times", "gated_slope_times_two") ||
        primitive.ends_with("_with_rest"))
        return 2;
    if (primitive.starts_with("mills") || primitive.starts_with("gauss") || primitive.starts_with("normal"))
        return is_float ? 2 : 4; // tables in float
    if (is("tanh")) return is_float ? 4 : 2;
    return 4;
}

/// Whether a node's value takes a register, as numbers in memory and masks do not.
constexpr bool is_kept(graphs::node const& n) {
    return n.is_variable() || (n.is_operation() && !n.op->is_condition);
}

inline constexpr int longest_of_four = 48;

/// The most values of a program, not longer than that, which are kept for later at some time.
constexpr int most_kept(graphs::graph_view const& code) {
    int last_use[longest_of_four]{}, kept = 0;
    for (graphs::node_id id = 0; id < code.size(); ++id) {
        kept += code[id].is_variable(); // they are all read in the beginning
        for (int i = 0; i < code[id].count; ++i) last_use[code.argument(id, i)] = id;
    }
    for (int i = 0; i < code.output_count; ++i) last_use[code.outputs[i]] = code.size();
    int most = kept;
    for (graphs::node_id id = 0; id < code.size(); ++id) {
        if (!code[id].is_operation()) continue;
        for (int i = 0; i < code[id].count; ++i) {
            graphs::node_id const argument = code.argument(id, i);
            if (last_use[argument] != id || !is_kept(code[argument])) continue;
            --kept;
            last_use[argument] = 0; // it may be an argument twice
        }
        if (is_kept(code[id]) && ++kept > most) most = kept;
    }
    return most;
}

/// What is longer takes long enough to compile.
inline constexpr int longest_at_once = 128;

/// Up to here all primitives are inlined, whose values are kept in V. Of single registers there are but a few where there
/// are several at once. The address sanitizer multiplies the code.
template <class V>
inline constexpr int longest_inlined =
#if defined(__SANITIZE_ADDRESS__)
    0;
#else
    simd::is_pair<V> ? longest_at_once : 24;
#endif

/// 1, 2 or 4 registers of T.
template <class Program, class T>
inline constexpr unsigned registers_at_once = [] {
    // In double, it is the halves of one that are computed at once.
    if (!simd::has_many_registers || Program::code.size() > longest_at_once || computed_in_double<Program, T>)
        return 1u;
    unsigned most = Program::code.size() <= longest_of_four && most_kept(Program::code) <= 5 ? 4 : 2;
    for (graphs::node_id id = 0; id < Program::code.size(); ++id)
        if (Program::code[id].is_operation()) {
            unsigned const here = most_at_once(Program::code[id].op->name, std::same_as<T, float>);
            if (here < most) most = here;
        }
    return most;
}();

} // namespace ogive::kernels
