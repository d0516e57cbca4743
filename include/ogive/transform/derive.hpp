// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/close_sigmoids.hpp>
#include <ogive/transform/collect.hpp>
#include <ogive/transform/compensate.hpp>
#include <ogive/transform/correct.hpp>
#include <ogive/transform/differentiate.hpp>
#include <ogive/transform/hoist.hpp>
#include <ogive/transform/idle.hpp>
#include <ogive/transform/insert_shifts.hpp>
#include <ogive/transform/limits.hpp>
#include <ogive/transform/open_tanh.hpp>
#include <ogive/transform/recognize.hpp>
#include <ogive/transform/row_gradient.hpp>
#include <ogive/transform/row_pieces.hpp>
#include <ogive/transform/scale_exponentials.hpp>
#include <ogive/transform/schedule.hpp>
#include <ogive/transform/stabilize.hpp>
#include <ogive/transform/vanishing.hpp>
#include <ogive/transform/widen.hpp>

namespace ogive::graphs {

/// Everything in its simplest and safest form.
constexpr graph simplify(graph_view const& from) {
    rule_table const rules[]{stabilize_rules.view(), simplify_rules.view()};
    return rewrite(from, rules);
}

/// Likewise, where there are reductions along rows.
constexpr graph simplify_rows(graph_view const& from) {
    rule_table const rules[]{stabilize_row_rules.view(), stabilize_rules.view(), simplify_rules.view()};
    return rewrite(from, rules);
}

constexpr graph derive_rows(graph_view const& written) {
    graph g = simplify_rows(hoist_row_factors(insert_shifts(simplify_rows(written))));
    while (has_derivatives(g)) g = simplify_rows(hoist_row_factors(simplify_rows(differentiate(g))));
    return g;
}

/// From what was written to what is meant: all derivatives taken, everything simplified and in its safe form.
/// This is what is printed.
constexpr graph derive(graph_view const& written) {
    if (has_reductions(written)) return derive_rows(written);
    graph g = simplify(written);
    while (has_derivatives(g)) g = collect(simplify(differentiate(g)));
    return g;
}

/// Sums that cancel recognized, limits and zeros put in; results marked where float will be too narrow.
constexpr graph find_limits(graph_view const& derived) {
    graph recognized = recognize(derived);
    if (exponential_scaler scaler(recognized); scaler.found()) recognized = recognize(scaler.scaled());
    graph limited = limit_products(recognized);
    if (idle_finder const idle(limited); idle.found()) limited = decide_idle(limited, idle);
    if (narrowness(limited).found()) {
        bool const is_long = limited.size() > longest_correction;
        mark_in_double(limited, !is_long && vanishing(limited).found());
    }
    return limited;
}

constexpr graph open_products(graph_view const& limited) {
    rule_table const rules[]{open_slopes_rules.view(), open_products_rules.view(), simplify_rules.view()};
    graph opened = rewrite(limited, rules);
    if (!is_in_double(limited)) {
        if (!has_marks(opened)) return drop_marks(opened);
        rule_table const more[]{open_exponentials_rules.view(), simplify_rules.view()};
        graph const in_float = rewrite(opened, more);
        if (!has_marks(in_float)) return drop_marks(in_float);
    }
    mark_in_double(opened);
    return drop_marks(bound_products(opened));
}

constexpr graph open_compounds(graph_view const& opened) {
    rule_table const rules[]{open_compounds_rules.view(), simplify_rules.view()};
    return rewrite(opened, rules);
}

constexpr graph expand(graph_view const& opened) {
    rule_table const rules[]{expand_rules.view(), simplify_rules.view()};
    graph expanded = rewrite(opened, rules);
    if (!has_tanh(expanded)) return expanded;
    return open_shared_tanh(expanded);
}

constexpr graph fuse(graph_view const& shared) {
    rule_table const rules[]{fuse_rules.view()};
    return share_divisions(without_dead_nodes(rewrite(shared, rules)));
}

/// From what is meant to functions opened up and pieces shared.
constexpr graph open(graph_view const& derived) {
    return inline_reciprocals(expand(open_compounds(open_products(find_limits(derived)))));
}

/// From what is meant to what is computed: operations fused, too.
constexpr graph compile(graph_view const& derived) {
    graph const expanded = open(derived);
    if (is_exact_in_float(expanded) && wants_correction(expanded)) return fuse(correct(expanded));
    return fuse(split(close_sigmoids(expanded)));
}

/// Likewise in double.
constexpr graph compile_in_double(graph_view const& derived) {
    graph const expanded = open(derived);
    if (wants_correction(expanded)) return fuse(correct(expanded));
    return fuse(split(close_sigmoids(expanded)));
}

} // namespace ogive::graphs
