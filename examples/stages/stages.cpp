// SPDX-License-Identifier: BSL-1.0
// Shows what the library makes of a formula, stage by stage: the node lists behind docs/design.md.
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>
#include <ogive/print/stages.hpp>
#include <string>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto swish = x / (1 + exp(-x));

using ogive::graphs::graph;
using ogive::graphs::graph_view;
using ogive::graphs::node_id;

std::string text_of(graph_view const& g, node_id id) {
    auto const& n = g[id];
    if (n.is_number()) return ogive::graphs::number_text(n.value);
    if (n.is_variable()) return std::string(g.variables[n.first]);
    std::string text(n.op->name);
    for (int i = 0; i < n.count; ++i) text += " %" + std::to_string(g.argument(id, i));
    return text;
}

void show(std::string_view title, graph_view const& g) {
    std::cout << title << '\n';
    for (node_id id = 0; id < g.size(); ++id)
        std::cout << "  " << (id < 10 ? " %" : "%") << id << " = " << text_of(g, id) << '\n';
    std::cout << "  results:";
    for (int i = 0; i < g.output_count; ++i) std::cout << " %" << g.outputs[i];
    std::cout << "\n\n";
}

} // namespace

int main() {
    auto const stages = ogive::stages(swish, diff(swish, x));
    for (auto const& [name, graph] : stages) show(name, graph);

    // The kernel's program was made while compiling; it is this one.
    constexpr auto const& code = ogive::kernels::program_of<swish, diff(swish, x)>::code;
    graph const& program = stages.back().graph;
    bool same = code.size() == program.size();
    for (node_id id = 0; same && id < program.size(); ++id) same = text_of(code, id) == text_of(program, id);
    if (!same) std::cout << "FAILED: the kernel runs another program\n";
    return same ? EXIT_SUCCESS : EXIT_FAILURE;
}
