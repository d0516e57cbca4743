// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/frozen.hpp>
#include <ogive/graph/term.hpp>

namespace ogive::graphs {

/// What a placeholder of a rule accepts.
using placeholder_test = bool (*)(node const&);

/// One rewrite: the nodes of its two sides in the arena of its table.
struct rule {
    node_id from = 0;
    node_id to = 0;
};

/// At most so many placeholders in one table of rules.
inline constexpr int max_placeholders = 16;

/// Writes a table of rules: `rule(pattern, result)` with terms. A placeholder stands for any expression that
/// passes its test, the same one wherever it occurs; the arguments of `+` and `*` match in either order.
class rule_writer {
public:
    constexpr term any() {
        return placeholder([](node const&) { return true; });
    }
    constexpr term placeholder(placeholder_test test) {
        tests[used_placeholders] = test;
        return {arena, arena.variable_at(used_placeholders++)};
    }
    constexpr void rule(term from, term to) { rules.push_back({from.id, to.id}); }
    constexpr void rule(term from, functions::number_literal auto to) {
        rules.push_back({from.id, arena.number(static_cast<double>(to))});
    }

    graph arena;
    list<graphs::rule> rules;
    placeholder_test tests[max_placeholders]{};
    int used_placeholders = 0;
};

/// The rules whose pattern has the same primitive at its root.
struct rule_group {
    descriptor const* root = nullptr;
    int begin = 0, end = 0;
};

/// A table of rules, grouped by root; a view of arrays that live as long as the program.
struct rule_table {
    node const* nodes = nullptr;
    node_id const* arguments = nullptr;
    placeholder_test const* tests = nullptr;
    rule const* rules = nullptr;
    int rule_count = 0;
    rule_group const* groups = nullptr;
    int group_count = 0;

    constexpr rule_group group_of(descriptor const& op) const {
        for (int i = 0; i < group_count; ++i)
            if (groups[i].root == &op) return groups[i];
        return {};
    }
};

template <extent Extent, int Rules>
struct frozen_rules {
    frozen_graph<Extent> arena;
    placeholder_test tests[max_placeholders]{};
    rule rules[Rules]{};
    rule_group groups[Rules]{};
    int group_count = 0;

    constexpr rule_table view() const {
        return {arena.nodes, arena.arguments, tests, rules, Rules, groups, group_count};
    }
};

/// Evaluates a table while compiling: `constexpr auto t = frozen_table<[](rule_writer& w) { … }>();`
template <auto Write>
constexpr auto frozen_table() {
    constexpr auto size = [] {
        rule_writer writer;
        Write(writer);
        return partials{extent_of(writer.arena), writer.rules.size()};
    }();
    constexpr extent arena_size = size.first;
    frozen_rules<arena_size, size.rest.first> result;
    rule_writer writer;
    Write(writer);
    result.arena = freeze<arena_size>(writer.arena);
    for (int i = 0; i < max_placeholders; ++i) result.tests[i] = writer.tests[i];
    int placed = 0;
    for (auto const& first : writer.rules) { // the first of each root brings the others of that root along
        descriptor const* const root = writer.arena[first.from].op;
        bool known = false;
        for (int g = 0; g < result.group_count; ++g) known = known || result.groups[g].root == root;
        if (known) continue;
        rule_group& group = result.groups[result.group_count++];
        group.root = root;
        group.begin = placed;
        for (auto const& r : writer.rules)
            if (writer.arena[r.from].op == root) result.rules[placed++] = r;
        group.end = placed;
    }
    return result;
}

} // namespace ogive::graphs
