// SPDX-License-Identifier: BSL-1.0
// Prints the rewrite rules as the page docs/rules.md.
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

namespace {

using namespace ogive::graphs;

struct number_kind {
    placeholder_test test;
    std::string_view name, meaning;
};

constexpr number_kind kinds[]{
    {is_moderate_number, "n", "a number between 1e-9 and 1e9 in size"},
    {is_negative_number, "negative", "a negative number"},
    {is_positive_number, "positive", "a positive number"},
    {is_plain_number, "m", "a number between 1e-9 and 1e9, not the square root of 2 or of 1/2"},
    {is_small_number, "small", "a number between 0 and 16"},
    {is_fraction, "fraction", "a number between 0 and 1"},
    {is_non_integer, "non_integer", "a number between 1e-9 and 1e9 in size that is no integer"},
    {is_one_or_more, "whole", "a number from 1 on"},
    {is_power_of_two, "power", "a power of two whose reciprocal is exact"},
    {is_sqrt_half, "sqrt_half", "the square root of 1/2, within an ulp or two"},
    {is_sqrt_two, "sqrt_two", "the square root of 2, likewise"},
    {is_log_two, "log_two", "the logarithm of 2, likewise"},
    {bounds_exponential, "bound", "a number up to 80"},
    {is_not_bounded_below, "free", "anything but what is bounded below already"},
    {is_no_exponential, "exponent", "anything but an exponential"},
    {is_plain_exponent, "plain", "anything but an exponential or a negated expression"},
};

/// Placeholders are called a, b, c ...; those for numbers by their kind.
std::vector<std::string> names_of(rule_table const& table) {
    std::vector<std::string> names;
    int expressions = 0;
    for (int slot = 0; slot < max_placeholders; ++slot) {
        std::string name(1, static_cast<char>('a' + expressions));
        if (table.tests[slot] == nullptr) ++expressions;
        for (auto const& kind : kinds)
            if (table.tests[slot] == kind.test) {
                name = kind.name;
                for (std::string const& taken : names)
                    if (taken == kind.name) name = std::string(kind.name) + "2";
            }
        names.push_back(name);
    }
    return names;
}

std::string text_of(rule_table const& table, node_id side) {
    std::vector<std::string> const names = names_of(table);
    std::vector<std::string_view> const views(names.begin(), names.end());
    graph const g = without_dead_nodes(
        graph_view{table.nodes, table.arguments, table.node_count, &side, 1, views.data(), max_placeholders});
    std::string text;
    for (char const c : text_of(g, g.outputs[0])) {
        if (c == '|') text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

void show(char const* title, char const* purpose, rule_table const& table) {
    std::cout << "\n## " << title << "\n\n" << purpose << "\n\n| expression | becomes |\n|---|---|\n";
    for (int i = 0; i < table.rule_count; ++i)
        std::cout << "| `" << text_of(table, table.rules[i].from) << "` | `"
                  << text_of(table, table.rules[i].to) << "` |\n";
}

} // namespace

int main() {
    std::cout
        << "# Rewrite rules\n\nPrinted by `examples/rules` from the tables in `include/ogive/transform`. A "
           "rule "
           "applies wherever its\nexpression is found, whatever stands for a, b, c ...; the arguments of + "
           "and * "
           "match in either order. Tables that are\napplied together are applied until no rule matches. Each "
           "rule is tested by itself in `tests/transform`: both sides\nmean the same, and the right one is "
           "computed at least as accurately.\n\n| name | stands for |\n|---|---|\n";
    for (auto const& kind : kinds) std::cout << "| " << kind.name << " | " << kind.meaning << " |\n";
    show("Stabilize", "Textbook forms become the forms that are accurate for every input.",
         stabilize_rules.view());
    show("Stabilize rows", "Likewise, for reductions along rows.", stabilize_row_rules.view());
    show("Simplify", "Algebra that changes no value by more than rounding.", simplify_rules.view());
    show("Recognize", "Sums that cancel around a root become one operation, when all derivatives are taken.",
         recognize_rules.view());
    show("Recognize tails",
         "Quotients and logarithms of what overflows, or is 0, far out, where they are neither; likewise.",
         recognize_tails_rules.view());
    show("Open slopes", "What these operations are computed by.", open_slopes_rules.view());
    show("Open products",
         "A factor that grows without bounds beside one that decays exponentially: the exponential comes "
         "last.",
         open_products_rules.view());
    show("Open exponentials",
         "Likewise, where the exponential grows on the other side; not in what is computed in double.",
         open_exponentials_rules.view());
    show("Open compounds", "Functions of functions with a closed form, and sums that cancel.",
         open_compounds_rules.view());
    show("Expand", "Functions in terms of the pieces that they share.", expand_rules.view());
    show("Open tanh", "Where the exponential is there already; else tanh is computed by itself.",
         open_tanh_rules.view());
    show("Reorder", "In double, before the rests are put in.", reorder_rules.view());
    show("Split", "Exponentials in pieces; with what the rounding of their argument lost.",
         split_rules.view());
    show("Fuse", "Sums with a product in them become one operation.", fuse_rules.view());
    return std::cout ? EXIT_SUCCESS : EXIT_FAILURE;
}
