// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "graphs.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <ogive/print/text.hpp>
#include <ogive/transform/derive.hpp>
#include <string>
#include <vector>

/// The tables as the library applies them: together, in this order.
struct table_set {
    char const* name;
    std::vector<ogive::graphs::rule_table> tables;
    double largest =
        std::numeric_limits<double>::max(); ///< beyond, products of two placeholders may overflow
};

inline std::vector<table_set> all_table_sets() {
    using namespace ogive::graphs;
    return {{"simplify and stabilize", {stabilize_rules.view(), simplify_rules.view()}},
            {"recognize", {recognize_rules.view()}, 1e150},
            {"recognize tails", {recognize_tails_rules.view()}, 1e150},
            {"open slopes", {open_slopes_rules.view()}, 1e150},
            {"open products", {open_products_rules.view()}, 1e150},
            {"open exponentials", {open_exponentials_rules.view()}, 1e150},
            {"open compounds", {open_compounds_rules.view()}, 1e150},
            {"expand", {expand_rules.view()}},
            {"open tanh", {open_tanh_rules.view()}},
            {"reorder", {reorder_rules.view()}},
            {"split", {split_rules.view()}},
            {"fuse", {fuse_rules.view()}}};
}

inline constexpr std::string_view placeholder_names[]{"p0", "p1", "p2",  "p3",  "p4",  "p5",  "p6",  "p7",
                                                      "p8", "p9", "p10", "p11", "p12", "p13", "p14", "p15"};

/// One side of a rule as a graph whose variables are the placeholders.
inline ogive::graphs::graph side_of(ogive::graphs::rule_table const& table, ogive::graphs::node_id root) {
    ogive::graphs::graph_view const view{table.nodes,
                                         table.arguments,
                                         table.node_count,
                                         &root,
                                         1,
                                         placeholder_names,
                                         ogive::graphs::max_placeholders};
    return ogive::graphs::without_dead_nodes(view);
}

/// A rule with all that a test wants to know of it.
struct rule_sides {
    ogive::graphs::rule_table table;
    ogive::graphs::graph from, to;
    std::vector<int> slots;         ///< the placeholders of the pattern
    std::vector<int> result_slots;  ///< those of the result
    std::vector<bool> is_condition; ///< by slot: stands where a condition is needed
    std::vector<bool> is_size;      ///< by slot: -size is the argument of a decaying exponential
    std::vector<bool> is_moderate;  ///< by slot: marked as neither huge nor tiny
    std::string text;

    rule_sides(ogive::graphs::rule_table const& t, ogive::graphs::rule const& r)
        : table(t), from(side_of(t, r.from)), to(side_of(t, r.to)), is_condition(16), is_size(16),
          is_moderate(16) {
        slots = slots_of(from);
        result_slots = slots_of(to);
        text = ogive::graphs::text_of(from, from.outputs[0]) + "  ->  " +
               ogive::graphs::text_of(to, to.outputs[0]);
        for (ogive::graphs::node_id id = 0; id < from.size(); ++id)
            for (int i = 0; i < from[id].count; ++i)
                if (auto const& a = from[from.argument(id, i)];
                    a.is_variable() && from[id].op->takes_condition(i))
                    is_condition[static_cast<std::size_t>(a.first)] = true;
        find_restrictions();
    }

    /// The placeholder that stands there, or -1.
    int slot_at(ogive::graphs::node_id id) const { return from[id].is_variable() ? from[id].first : -1; }

    /// What the rules take for granted of the pieces that others of them make.
    void find_restrictions() {
        for (ogive::graphs::node_id id = 0; id < from.size(); ++id) {
            if (!from[id].is_operation()) continue;
            auto const last = from.argument(id, from[id].count - 1);
            if (from[id].op->name == "moderate" && slot_at(last) >= 0)
                is_moderate[static_cast<std::size_t>(slot_at(last))] = true;
            bool const decays = from[id].op->name.starts_with("exp_product") && from[last].is_operation() &&
                                from[last].op->name == "negate";
            if (int const size = decays ? slot_at(from.argument(last, 0)) : -1; size >= 0)
                is_size[static_cast<std::size_t>(size)] = true;
        }
    }

    /// A value for a placeholder, made to be one that it may have.
    double restricted(std::size_t slot, double value) const {
        if (is_size[slot]) return std::abs(value);
        if (is_moderate[slot] && value != 0)
            return std::copysign(std::clamp(std::abs(value), 1e-9, 4096.0), value);
        return value;
    }

    static std::vector<int> slots_of(ogive::graphs::graph const& g) {
        std::vector<int> found;
        for (ogive::graphs::node_id id = 0; id < g.size(); ++id)
            if (g[id].is_variable()) found.push_back(g[id].first);
        return found;
    }

    /// Whether a placeholder may stand for this number.
    bool accepts(int slot, double value) const {
        ogive::graphs::node n{};
        n.value = value;
        return table.tests[slot] == nullptr || table.tests[slot](n);
    }
    bool is_number(int slot) const { return ogive::graphs::takes_only_numbers(table.tests[slot]); }
};

inline std::vector<rule_sides> rules_of(table_set const& set) {
    std::vector<rule_sides> all;
    for (auto const& table : set.tables)
        for (int i = 0; i < table.rule_count; ++i) all.emplace_back(table, table.rules[i]);
    return all;
}
