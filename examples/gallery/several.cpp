// SPDX-License-Identifier: BSL-1.0
#include "several.hpp"
#include "defaults.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/print/latex.hpp>

namespace {

using namespace ogive::graphs;

graph differentiated(graph const& f, std::string const& input) {
    int slot = 0;
    while (f.variables[slot] != input) ++slot;
    return ogive::study::derivative_wanted(f, slot);
}

several::formula formula_of(std::string name, graph const& wanted) {
    graph const meant = derive(wanted);
    node const& result = meant[meant.outputs[0]];
    return {std::move(name), latex_printer(meant, 30)(meant.outputs[0]), compile(meant),
            result.is_number() && result.value == 0};
}

/// `\frac{\partial^2 f}{\partial a \, \partial b}`
std::string partial(std::string const& a, std::string const& b = "") {
    std::string below = "\\partial " + latex_name(a);
    if (b == a) below += "^2";
    if (!b.empty() && b != a) below += " \\, \\partial " + latex_name(b);
    return std::string(b.empty() ? "\\frac{\\partial f}{" : "\\frac{\\partial^2 f}{") + below + "}";
}

/// Of a kernel of f and all of its partial derivatives.
ogive::cost cost_with_gradient(graph g, std::vector<std::string> const& inputs) {
    node_id const f = g.outputs[0];
    for (std::string const& input : inputs) {
        node_id const x = g.variable(input), arguments[]{f, x, x};
        g.outputs.push_back(g.operation(describe<ogive::primitives::derivative_op>, arguments, 3));
    }
    return cost_of(compile(derive(g)));
}

several several_of(auto const& f) {
    several s;
    s.name = f.name;
    f.parameters.unpack([&]<class... Parameters>(Parameters const&... each) {
        ((append_default(s.parameters, each), append_required(s.inputs, each)), ...);
        graph const general = lower(f(ogive::variable<Parameters::key>{}...));
        s.written = latex_printer(general)(general.outputs[0]);
    });
    s.graph = lower(f);
    s.value = formula_of("f", s.graph);
    for (std::string const& input : s.inputs) {
        graph const slope = differentiated(s.graph, input);
        s.slopes.push_back(formula_of(partial(input), slope));
        s.bends.push_back(formula_of(partial(input, input), differentiated(slope, input)));
        for (std::string const& other : s.inputs)
            if (other > input)
                s.twists.push_back(formula_of(partial(input, other), differentiated(slope, other)));
    }
    s.cost = cost_of(s.value.program);
    s.cost_with_gradient = cost_with_gradient(s.graph, s.inputs);
    return s;
}

} // namespace

std::vector<several> all_of_several_inputs() {
    std::vector<several> all;
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs > 1) all.push_back(several_of(entry.activation));
    });
    return all;
}
