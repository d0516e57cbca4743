// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/frozen.hpp>
#include <ogive/graph/term.hpp>

namespace ogive::graphs {

/// A piece of an elementary function, as a term.
template <class P>
constexpr term piece(auto... x) {
    return functions::build<P>(x...);
}

/// What a placeholder of a rule accepts; null: any expression.
using placeholder_test = bool (*)(node const&);

/// Whether a placeholder stands for numbers only.
constexpr bool takes_only_numbers(placeholder_test test) {
    node variable{};
    variable.kind = node::variable;
    return test != nullptr && !test(variable);
}

/// Stands for "a number" where the primitive of a node is asked for.
struct any_number_op : unary {
    static constexpr std::string_view name = "number";
    static constexpr auto value(auto x) { return x; }
};

/// What is at the root of a node: its primitive, or that it is a number; null for a variable.
constexpr descriptor const* root_of(node const& n) {
    return n.kind == node::number ? &describe<any_number_op> : n.op;
}

/// One rewrite: the nodes of its two sides in the arena of its table.
struct rule {
    node_id from = 0;
    node_id to = 0;
    /// The roots of the pattern's first two arguments, null for what may be anything: most rules are ruled out by
    /// these alone.
    descriptor const* first = nullptr;
    descriptor const* second = nullptr;
};

/// At most so many placeholders in one table of rules.
inline constexpr int max_placeholders = 16;

/// Writes a table of rules: `rule(pattern, result)` with terms. A placeholder stands for any expression that
/// passes its test, the same one wherever it occurs; the arguments of `+` and `*` match in either order.
class rule_writer {
public:
    constexpr term any() { return placeholder(nullptr); }
    constexpr term placeholder(placeholder_test test) {
        tests[used_placeholders] = test;
        return {arena, arena.variable_at(used_placeholders++)};
    }
    constexpr void rule(term from, term to) {
        node const& root = arena[from.id];
        rules.push_back({from.id, to.id, root_of_pattern(arena.argument(root, 0)),
                         root.count > 1 ? root_of_pattern(arena.argument(root, 1)) : nullptr});
    }

    constexpr descriptor const* root_of_pattern(node_id id) const {
        node const& n = arena[id];
        bool const number = n.is_variable() && takes_only_numbers(tests[n.first]);
        return number ? &describe<any_number_op> : root_of(n);
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

/// More than any table has groups.
inline constexpr unsigned group_slots = 64;

/// A table of rules, grouped by root; a view of arrays that live as long as the program.
struct rule_table {
    node const* nodes = nullptr;
    int node_count = 0;
    node_id const* arguments = nullptr;
    placeholder_test const* tests = nullptr;
    rule const* rules = nullptr;
    int rule_count = 0;
    rule_group const* groups = nullptr;

    /// By open addressing.
    constexpr rule_group const& group_of(descriptor const& op) const {
        unsigned place = op.hash % group_slots;
        while (groups[place].root != nullptr && groups[place].root != &op) place = (place + 1) % group_slots;
        return groups[place];
    }
};

/// The sizes of a table.
struct table_extent {
    extent arena;
    int rules = 0;

    constexpr bool fits_in(table_extent const& e) const { return arena.fits_in(e.arena) && rules <= e.rules; }
};

/// Room for the usual table, in one evaluation; a larger one is measured first.
inline constexpr table_extent usual_table{{384, 768, 1, max_placeholders}, 96};

template <table_extent Room>
struct frozen_rules {
    table_extent sizes;
    frozen_graph<Room.arena> arena;
    placeholder_test tests[max_placeholders]{};
    rule rules[static_cast<unsigned>(Room.rules)]{};
    rule_group groups[group_slots]{};

    constexpr rule_table view() const {
        return {arena.nodes, arena.size(), arena.arguments, tests, rules, sizes.rules, groups};
    }
};

/// Writes a table; `sizes` tells whether it fitted.
template <table_extent Room>
constexpr frozen_rules<Room> freeze_table(void (*write)(rule_writer&)) {
    rule_writer writer;
    write(writer);
    frozen_rules<Room> result;
    result.sizes = {extent_of(writer.arena), writer.rules.size()};
    if (!result.sizes.fits_in(Room)) return result;
    result.arena = freeze<Room.arena>(writer.arena);
    for (int i = 0; i < max_placeholders; ++i) result.tests[i] = writer.tests[i];
    int placed = 0;
    for (auto const& first : writer.rules) { // the first of each root brings the others of that root along
        descriptor const& root = *writer.arena[first.from].op;
        unsigned place = root.hash % group_slots;
        while (result.groups[place].root != nullptr && result.groups[place].root != &root)
            place = (place + 1) % group_slots;
        rule_group& group = result.groups[place];
        if (group.root == &root) continue;
        group.root = &root;
        group.begin = placed;
        for (auto const& r : writer.rules)
            if (writer.arena[r.from].op == &root) result.rules[placed++] = r;
        group.end = placed;
    }
    return result;
}

template <auto Write, table_extent Room>
inline constexpr auto frozen_table_in = freeze_table<Room>(Write);

/// Evaluates a table while compiling: `constexpr auto const& t = frozen_table<[](rule_writer& w) { … }>();`
template <auto Write>
constexpr auto const& frozen_table() {
    constexpr table_extent sizes = frozen_table_in<Write, usual_table>.sizes;
    if constexpr (sizes.fits_in(usual_table))
        return frozen_table_in<Write, usual_table>;
    else
        return frozen_table_in<Write, sizes>;
}

} // namespace ogive::graphs
