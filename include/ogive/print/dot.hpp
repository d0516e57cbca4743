// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/print/shared.hpp>
#include <ogive/print/stages.hpp>
#include <ogive/print/text.hpp>
#include <ogive/print/words.hpp>

namespace ogive {
namespace graphs {

/// What a node is called in a picture.
inline std::string label_of(graph_view const& g, node_id id) {
    node const& n = g[id];
    if (n.is_number()) return number_text(n.value);
    if (n.is_variable()) return std::string(g.variables[n.first]);
    return std::string(n.op->notation.is_operator() ? n.op->notation.symbol : n.op->name);
}

/// A graph in the language of Graphviz. Arguments point to what is made of them, those of operations whose order counts
/// being numbered. What is used more than once is filled; variables and results stand in boxes. A number stands beside
/// each of its uses.
inline std::string dot(graph_view const& g, std::string_view title) {
    list<int> const places = places_of(g, g.outputs, g.output_count);
    std::string text = words("digraph {\n    label=\"", title,
                             "\" labelloc=t fontname=\"sans-serif\"\n"
                             "    node [shape=ellipse fontname=\"sans-serif\"]\n"
                             "    edge [fontname=\"sans-serif\" fontsize=10]\n");
    auto const name = [](node_id id) { return words("n", std::to_string(id)); };
    for (node_id id = 0; id < g.size(); ++id) {
        node const& n = g[id];
        if (places[id] == 0 || n.is_number()) continue;
        char const* const look = n.is_variable()  ? " shape=box"
                                 : places[id] > 1 ? " style=filled fillcolor=\"#f0e442\""
                                                  : "";
        text += words("    ", name(id), " [label=\"", label_of(g, id), "\"", look, "]\n");
    }
    auto const edge = [&](node_id from, std::string const& to, std::string const& label) {
        std::string source = name(from);
        if (g[from].is_number()) {
            source.append(words("_", to, label));
            text += words("    ", source, " [label=\"", label_of(g, from), "\" shape=plain]\n");
        }
        text +=
            words("    ", source, " -> ", to, label.empty() ? "" : words(" [label=\"", label, "\"]"), "\n");
    };
    for (node_id id = 0; id < g.size(); ++id) {
        node const& n = g[id];
        if (places[id] == 0 || !n.is_operation()) continue;
        bool const numbered = n.count > 1 && !n.op->commutative;
        for (int i = 0; i < n.count; ++i)
            edge(g.argument(id, i), name(id), numbered ? std::to_string(i + 1) : "");
    }
    for (int i = 0; i < g.output_count; ++i) {
        std::string const result = words("y", std::to_string(i + 1));
        text += words("    ", result, " [shape=box style=bold]\n");
        edge(g.outputs[i], result, "");
    }
    return text.append("}\n");
}

} // namespace graphs

/// What was derived of some formulas, as a graph for Graphviz (`dot -Tsvg`): parts that are shared are one node.
template <formula... F>
std::string dot(F const&... f) {
    return graphs::dot(graphs::derive(graphs::lower(f...)), "derived");
}

/// The graph after one of the `stages`.
inline std::string dot(stage const& s) { return graphs::dot(s.graph, s.name); }

} // namespace ogive
