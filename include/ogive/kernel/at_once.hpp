// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/program.hpp>

// How many registers a loop computes at once. Several hide the time that operations wait for each other, as long as all that
// is needed at a time has its place in a register.

namespace ogive::kernels {

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
            auto const& [in_float, in_double] = Program::code[id].op->at_once;
            unsigned const here = std::same_as<T, float> ? in_float : in_double;
            if (here < most) most = here;
        }
    return most;
}();

} // namespace ogive::kernels
