// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/differentiate.hpp>
#include <ogive/transform/schedule.hpp>
#include <ogive/transform/stabilize.hpp>

namespace ogive::graphs {

/// From what was written to what is meant: all derivatives taken, everything simplified and in its safe form.
/// This is what is printed.
constexpr graph derive(graph const& written) {
    rule_table const rules[]{stabilize_rules.view(), simplify_rules.view()};
    graph g = rewrite(written, rules);
    while (has_derivatives(g)) g = rewrite(differentiate(g), rules);
    return g;
}

/// From what is meant to what is computed: functions opened up, pieces shared, operations fused.
constexpr graph compile(graph const& derived) {
    rule_table const open_compounds[]{expand_compound_rules.view(), simplify_rules.view()};
    rule_table const open[]{expand_rules.view(), simplify_rules.view()};
    rule_table const fuse[]{fuse_rules.view()};
    graph const shared = inline_reciprocals(rewrite(rewrite(derived, open_compounds), open));
    graph const fused = rewrite(shared, fuse);
    graph live;
    rebuild(fused, live, [&](node_id id, node_id const* arguments, int count) {
        return live.operation(*fused[id].op, arguments, count);
    });
    return live;
}

} // namespace ogive::graphs
