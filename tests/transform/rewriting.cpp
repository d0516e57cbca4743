// SPDX-License-Identifier: BSL-1.0
// Rewriting ends, is idempotent, and each rule is reached.
#include "catch.hpp"
#include "random_graph.hpp"
#include "rules.hpp"

namespace {

using namespace ogive::graphs;

graph rewritten(table_set const& set, graph const& g) {
    if (set.tables.size() == 2) {
        rule_table const tables[]{set.tables[0], set.tables[1]};
        return rewrite(g, tables);
    }
    rule_table const tables[]{set.tables[0]};
    return rewrite(g, tables);
}

/// One side of a rule, with numbers and conditions where its placeholders stand for such.
graph instance(rule_sides const& rule, graph const& side) {
    graph result;
    for (auto const& name : placeholder_names) result.variables.push_back(name);
    list<node_id> moved(side.size());
    for (node_id id = 0; id < side.size(); ++id) {
        node const& n = side[id];
        if (n.is_number()) {
            moved[id] = result.number(n.value);
        } else if (n.is_variable()) {
            moved[id] = result.variable_at(n.first);
            if (rule.is_number(n.first))
                for (double const v :
                     {0.25, -0.375, 1.4142135623730951, 0.7071067811865476, 0.6931471805599453})
                    if (rule.accepts(n.first, v)) moved[id] = result.number(v);
            if (rule.is_condition[static_cast<std::size_t>(n.first)]) {
                node_id const operands[]{moved[id], result.number(3)};
                moved[id] = result.operation(describe<ogive::primitives::less_op>, operands, 2);
            }
        } else {
            node_id arguments[max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = moved[side.argument(n, i)];
            moved[id] = result.operation(*n.op, arguments, n.count);
        }
    }
    result.outputs.push_back(moved[side.outputs[0]]);
    return result;
}

} // namespace

TEST_CASE("Each rule is reached: its pattern becomes what its result becomes") {
    for (table_set const& set : all_table_sets())
        for (rule_sides const& rule : rules_of(set)) {
            graph const from = rewritten(set, instance(rule, rule.from)),
                        to = rewritten(set, instance(rule, rule.to));
            INFO(set.name << ": " << rule.text);
            INFO("the pattern becomes " << text_of(from, from.outputs[0]));
            INFO("the result becomes " << text_of(to, to.outputs[0]));
            CHECK(same_formulas(from, to));
            CHECK_FALSE(same_formulas(from, instance(rule, rule.from)));
        }
}

TEST_CASE("Rewriting what has been rewritten changes nothing: the results of rules") {
    for (table_set const& set : all_table_sets())
        for (rule_sides const& rule : rules_of(set)) {
            graph const once = rewritten(set, instance(rule, rule.from)), twice = rewritten(set, once);
            INFO(set.name << ": " << rule.text);
            CHECK(same_formulas(once, twice));
        }
}

TEST_CASE("An exponential in an exponent is not added to the other exponent: golu'' was NaN at -infinity") {
    constexpr auto x = ogive::var<"x">;
    CHECK(same_formulas(derive(lower(exp(-x) * exp(-exp(-x)))), lower(exp(-x) * exp(-exp(-x)))));
    CHECK(same_formulas(derive(lower(exp(-x) * exp(x + 1))), lower(exp(x + 1 - x))));
    CHECK(diff(ogive::golu(x), x, x)(-std::numeric_limits<float>::infinity()) == 0);
}

TEST_CASE("Rewriting ends and is idempotent: random formulas") {
    property("all tables", [](random_formula const& formula) {
        for (table_set const& set : all_table_sets()) {
            graph const once = rewritten(set, formula.written);
            if (same_formulas(once, rewritten(set, once))) continue;
            RC_LOG() << set.name << "\nonce: " << text_of(once, once.outputs[0])
                     << "\ntwice: " << text_of(rewritten(set, once), rewritten(set, once).outputs[0]) << '\n';
            RC_FAIL("not idempotent");
        }
    });
}
