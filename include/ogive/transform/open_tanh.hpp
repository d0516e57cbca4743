// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/expand.hpp>

namespace ogive::graphs {

/// tanh(x) by the exponential that its derivative and sigmoids of ±2x have.
inline constexpr auto const& open_tanh_rules = frozen_table<[](rule_writer& w) {
    auto const x = w.any();
    auto const twice = exp(-(2 * abs(x)));
    w.rule(tanh(x), where(abs(x) <= 0.55, piece<primitives::tanh_near_op>(x),
                          piece<primitives::copysign_op>(1 - 2 * twice * (1 / (1 + twice)), x)));
}>();

constexpr bool is_tanh(node const& n) { return n.op == &describe<primitives::tanh_op>; }

constexpr bool has_tanh(graph_view const& g) {
    for (node_id id = 0; id < g.node_count; ++id)
        if (is_tanh(g.nodes[id])) return true;
    return false;
}

/// Opens each tanh up whose exponential is there already; by itself it is computed whole.
constexpr graph open_shared_tanh(graph_view const& expanded) {
    rule_table const rules[]{open_tanh_rules.view(), simplify_rules.view()};
    graph all; // in which a tanh that is opened up adds an exponential, or does not
    rewriter<2> open_in_all(all, rules);
    list<node_id> places(expanded.node_count);
    rebuild(expanded, all, [&](node_id id, node_id const* arguments, int count) {
        return places[id] = all.operation(*expanded.nodes[id].op, arguments, count);
    });
    auto const adds_exponential = [&](node_id id) {
        int const before = all.size();
        node_id const argument = all.argument(places[id], 0);
        open_in_all.make(describe<primitives::tanh_op>, &argument, 1);
        for (node_id made = before; made < all.size(); ++made)
            if (all[made].op == &describe<primitives::exp_op>) return true;
        return false;
    };
    graph to;
    rewriter<2> open(to, rules);
    rebuild(expanded, to, [&](node_id id, node_id const* arguments, int count) {
        node const& n = expanded.nodes[id];
        return is_tanh(n) && !adds_exponential(id) ? open.make(*n.op, arguments, count)
                                                   : to.operation(*n.op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
