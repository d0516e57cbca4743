// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/print/cost.hpp>
#include <ogive/print/shared.hpp>
#include <ogive/print/stages.hpp>
#include <ogive/print/text.hpp>
#include <ogive/print/words.hpp>
#include <vector>

namespace ogive {

/// What a kernel computes for each element, in order.
struct step_list {
    std::vector<std::string> steps;   ///< `t3 = t1 * t2`
    std::vector<std::string> results; ///< what each formula's value is: `t3`
    ogive::cost cost;                 ///< of all steps
};

namespace graphs {

inline step_list steps(graph_view const& program) {
    step_list list_of;
    std::vector<std::string> names(static_cast<std::size_t>(program.size()));
    auto const name = [&](node_id id) -> std::string& { return names[static_cast<std::size_t>(id)]; };
    for (node_id id = 0; id < program.size(); ++id) {
        node const& n = program[id];
        if (n.is_number()) name(id) = number_text(n.value);
        if (n.is_variable()) name(id) = program.variables[n.first];
        if (!n.is_operation()) continue;
        auto const argument = [&](int i) { return name(program.argument(n, i)); };
        std::string const sign(n.op->notation.symbol);
        std::string text;
        if (n.op->name == "fma" || n.op->name == "fms") {
            text = words(argument(0), " * ", argument(1), n.op->name == "fma" ? " + " : " - ", argument(2));
        } else if (n.op->name == "fnma") {
            text = words(argument(2), " - ", argument(0), " * ", argument(1));
        } else if (n.op->name == "times_one_plus") {
            text = words(argument(0), " * (1 + ", argument(1), ")");
        } else if (n.op->notation.is_operator() && n.count == 2) {
            text = words(argument(0), " ", sign, " ", argument(1));
        } else if (n.op->notation.is_operator()) {
            text = words(sign, argument(0));
        } else {
            text = n.op->name;
            for (int i = 0; i < n.count; ++i) text.append(i == 0 ? "(" : ", ").append(argument(i));
            text.append(")");
        }
        name(id) = words("t", std::to_string(list_of.steps.size() + 1));
        list_of.steps.push_back(words(name(id), " = ", text));
    }
    for (int i = 0; i < program.output_count; ++i) list_of.results.push_back(name(program.outputs[i]));
    list_of.cost = cost_of(program);
    return list_of;
}

} // namespace graphs

/// What `kernel` of these formulas computes for each element, in order, and what that costs. A sum with a product in it
/// is one operation, rounded once.
///
///     std::cout << to_string(ogive::steps(swish, diff(swish, x)));
template <formula... F>
step_list steps(F const&... f) {
    static_assert(
        !(... || has_reduction<std::remove_const_t<decltype(as_formula(f))>>),
        "ogive: steps are those of formulas of elements; a formula over rows has a schedule of passes");
    return graphs::steps(graphs::compile(graphs::derive(graphs::lower(f...))));
}

/// The steps and the results, as text.
inline std::string text_of_steps(step_list const& list_of) {
    std::string text;
    for (auto const& each : list_of.steps) text.append(each).append("\n");
    for (std::size_t i = 0; i < list_of.results.size(); ++i)
        text.append(i == 0 ? "results: " : ", ").append(list_of.results[i]);
    return text.append("\n");
}

/// One step a line, then the results and the cost.
inline std::string to_string(step_list const& list_of) {
    return text_of_steps(list_of).append(to_string(list_of.cost)).append("\n");
}

/// The formulas after one of the `stages`, one operation a line.
inline std::string to_string(stage const& s) { return text_of_steps(graphs::steps(s.graph)); }

} // namespace ogive
