// SPDX-License-Identifier: BSL-1.0
// Shows what the library makes of a formula, pass by pass: the node lists behind docs/design.md. With the name of a
// folder, it also writes the graph after each pass there, for Graphviz: `dot -Tsvg 05.dot`.
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>
#include <ogive/print/print.hpp>
#include <string>
#include <support/file.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto swish = x / (1 + exp(-x));

using ogive::graphs::graph;
using ogive::graphs::graph_view;
using ogive::graphs::node_id;

std::string line_of(graph_view const& g, node_id id) {
    auto const& n = g[id];
    if (n.is_number()) return ogive::graphs::number_text(n.value);
    if (n.is_variable()) return std::string(g.variables[n.first]);
    std::string text(n.op->name);
    for (int i = 0; i < n.count; ++i) text += " %" + std::to_string(g.argument(id, i));
    return text;
}

std::string lines_of(graph_view const& g) {
    std::string text;
    for (node_id id = 0; id < g.size(); ++id)
        text += (id < 10 ? "   %" : "  %") + std::to_string(id) + " = " + line_of(g, id) + "\n";
    text += "  results:";
    for (int i = 0; i < g.output_count; ++i) text += " %" + std::to_string(g.outputs[i]);
    return text + "\n";
}

} // namespace

int main(int argc, char* argv[]) {
    auto const stages = ogive::stages(swish, diff(swish, x));
    std::string before;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        std::string const text = lines_of(stages[i].graph);
        std::cout << stages[i].name << '\n' << (text == before ? "  as before\n" : text) << '\n';
        before = text;
        std::string const number = (i < 10 ? "0" : "") + std::to_string(i);
        if (argc > 1) support::write_file(std::string(argv[1]) + "/" + number + ".dot", dot(stages[i]));
    }

    // The kernel's program was made while compiling; it is this one.
    constexpr auto const& code = ogive::kernels::program_of<swish, diff(swish, x)>::code;
    graph const& program = stages.back().graph;
    bool same = code.size() == program.size();
    for (node_id id = 0; same && id < program.size(); ++id) same = line_of(code, id) == line_of(program, id);
    if (!same) std::cout << "FAILED: the kernel runs another program\n";
    return same ? EXIT_SUCCESS : EXIT_FAILURE;
}
