// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>
#include <string>
#include <utility>

namespace ogive {
namespace graphs {

/// What a compiled graph spends. What is opened up into pieces counts where its exponential begins; whole sigmoids of one
/// argument share theirs.
constexpr cost cost_of(graph_view const& program) {
    cost all;
    for (node_id id = 0; id < program.size(); ++id) {
        node const& n = program[id];
        if (!n.is_operation()) continue;
        ++all.operations;
        all += n.op->cost;
        if (n.op->is_condition) ++all.selections;
        if (n.op->gate < 0) continue;
        for (node_id other = 0; other < id; ++other) {
            node const& before = program[other];
            if (before.is_operation() && before.op->gate >= 0 &&
                program.argument(before, before.op->gate) == program.argument(n, n.op->gate)) {
                --all.exponentials;
                break;
            }
        }
    }
    return all;
}

} // namespace graphs

/// One line: `24 operations: 1 exponential, 1 division, 1 fused multiply-add, 3 selections`.
inline std::string to_string(cost const& c) {
    std::pair<int, char const*> const parts[]{
        {c.exponentials, "exponential"}, {c.logarithms, "logarithm"},     {c.divisions, "division"},
        {c.square_roots, "square root"}, {c.fused, "fused multiply-add"}, {c.selections, "selection"}};
    auto const counted = [](int count, char const* what) {
        return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s");
    };
    std::string text = counted(c.operations, "operation");
    char const* separator = ": ";
    for (auto const& [count, what] : parts) {
        if (count == 0) continue;
        text.append(separator).append(counted(count, what));
        separator = ", ";
    }
    return text;
}

} // namespace ogive
