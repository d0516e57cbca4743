// SPDX-License-Identifier: BSL-1.0
// The laws of differentiation, over the catalogue and over random formulas, in 50 digits.
#include "catch.hpp"
#include "exact.hpp"
#include "random_graph.hpp"
#include <boost/hana/for_each.hpp>
#include <iostream>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <string>

namespace {

using namespace ogive::graphs;

struct named_formula {
    std::string name;
    graph formula; ///< of one variable
};

/// The activations of one input.
std::vector<named_formula> catalogue() {
    std::vector<named_formula> all;
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs == 1)
            all.push_back({std::string(entry.name), lower(entry.activation)});
    });
    return all;
}

/// A formula of one variable applied to a node.
node_id applied(graph const& f, node_id argument, graph& to) {
    std::vector<node_id> moved;
    for (node_id id = 0; id < f.size(); ++id) {
        node const& n = f[id];
        std::vector<node_id> arguments;
        for (int i = 0; i < n.count; ++i)
            arguments.push_back(moved[static_cast<std::size_t>(f.argument(n, i))]);
        moved.push_back(n.is_number()     ? to.number(n.value)
                        : n.is_variable() ? argument
                                          : to.operation(*n.op, arguments.data(), n.count));
    }
    return moved[static_cast<std::size_t>(f.outputs[0])];
}

/// The derivative of f with respect to a variable, with `at` in the place of the variable.
term derivative(term f, term by, term at) {
    node_id const operands[]{f.id, by.id, at.id};
    return {*f.home, f.home->operation(describe<ogive::primitives::derivative_op>, operands, 3)};
}

term derivative(term f, term by) { return derivative(f, by, by); }

/// Two formulas as the outputs of one graph, from which each is derived by itself.
struct law {
    graph both;

    /// Where nothing on the way has a kink or a pole.
    bool is_asked(std::vector<exact> const& at) const { return run_exactly(derive(alone(0)), at).regular; }
    void check(std::vector<exact> const& at, std::string const& what) const {
        exact_run const left = run_exactly(derive(alone(0)), at), right = run_exactly(derive(alone(1)), at);
        exact const a = left.outputs[0], b = right.outputs[0];
        INFO(what << " at " << at[0].str(6) << ": " << a.str(20) << " and " << b.str(20));
        CHECK(abs(a - b) <= 1e-12 * (1 + abs(a)) + 1e6 * (left.doubt + right.doubt));
    }

private:
    graph alone(int output) const {
        graph one = both;
        node_id const wanted = both.outputs[output];
        one.outputs = {};
        one.outputs.push_back(wanted);
        return one;
    }
};

/// A law of two functions of x, which `sides` writes down: it gets the graph, x, f and g as functions of a term.
template <class Sides>
law law_of(graph const& f, graph const& g, Sides const& sides) {
    law l;
    term const x(l.both, l.both.variable("x"));
    auto const call = [&](graph const& h) {
        return [&](term argument) { return term(l.both, applied(h, argument.id, l.both)); };
    };
    auto const [left, right] = sides(x, call(f), call(g));
    l.both.outputs.push_back(left.id);
    l.both.outputs.push_back(right.id);
    return l;
}

/// A law for every activation with the next one of the catalogue, and with the one seven places on.
template <class Sides>
void holds_over_the_catalogue(Sides const& sides) {
    std::vector<named_formula> const all = catalogue();
    REQUIRE(all.size() > 30);
    int compared = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t const ahead : {1u, 7u}) {
            named_formula const &f = all[i], &g = all[(i + ahead) % all.size()];
            law const l = law_of(f.formula, g.formula, sides);
            for (double const at : {-2.7, -0.6, 0.4, 0.8, 3.3}) {
                if (!l.is_asked({at})) continue;
                ++compared;
                l.check({at}, f.name + " and " + g.name);
            }
        }
    CHECK(compared > 200);
    std::cout << "Counted: a law of differentiation for pairs of activations at " << compared << " inputs\n";
}

} // namespace

TEST_CASE("The derivative of a sum is the sum of the derivatives, multiples included") {
    holds_over_the_catalogue([](term x, auto f, auto g) {
        return std::pair{derivative(3 * f(x) - 0.25 * g(x), x),
                         3 * derivative(f(x), x) - 0.25 * derivative(g(x), x)};
    });
}

TEST_CASE("Products and quotients") {
    holds_over_the_catalogue([](term x, auto f, auto g) {
        return std::pair{derivative(f(x) * g(x), x), derivative(f(x), x) * g(x) + f(x) * derivative(g(x), x)};
    });
    holds_over_the_catalogue([](term x, auto f, auto g) {
        term const below = 1 + square(g(x));
        return std::pair{derivative(f(x) / below, x),
                         (derivative(f(x), x) * below - f(x) * derivative(below, x)) / square(below)};
    });
}

TEST_CASE("The chain rule: what is inside contributes its derivative as a factor") {
    holds_over_the_catalogue([](term x, auto f, auto g) {
        term const inner = g(x), y(*x.home, x.home->fresh_variable());
        return std::pair{derivative(f(inner), x), derivative(f(y), y, inner) * derivative(inner, x)};
    });
}

TEST_CASE("The second derivative of a product is that of Leibniz") {
    holds_over_the_catalogue([](term x, auto f, auto g) {
        term const df = derivative(f(x), x), dg = derivative(g(x), x);
        return std::pair{derivative(derivative(f(x) * g(x), x), x),
                         derivative(df, x) * g(x) + 2 * (df * dg) + f(x) * derivative(dg, x)};
    });
}

TEST_CASE("Laws over random formulas of two variables") {
    auto const in_one_graph = [](random_formula const& a, random_formula const& b, auto const& sides) {
        law l;
        term const x(l.both, l.both.variable("x")), y(l.both, l.both.variable("y"));
        term const f(l.both, import(a.written, a.written.outputs[0], l.both));
        term const g(l.both, import(b.written, b.written.outputs[0], l.both));
        auto const [left, right] = sides(x, y, f, g);
        l.both.outputs.push_back(left.id);
        l.both.outputs.push_back(right.id);
        RC_PRE(run_exactly(a.written, {a.x, a.y}).regular && run_exactly(b.written, {a.x, a.y}).regular);
        RC_PRE(l.is_asked({a.x, a.y}));
        l.check({a.x, a.y}, text_of(l.both, left.id));
    };
    property("sums", [&](random_formula const& a, random_formula const& b) {
        in_one_graph(a, b, [](term x, term, term f, term g) {
            return std::pair{derivative(2 * f + g, x), 2 * derivative(f, x) + derivative(g, x)};
        });
    });
    property("products", [&](random_formula const& a, random_formula const& b) {
        in_one_graph(a, b, [](term, term y, term f, term g) {
            return std::pair{derivative(f * g, y), derivative(f, y) * g + f * derivative(g, y)};
        });
    });
    property("mixed derivatives of products", [&](random_formula const& a, random_formula const& b) {
        in_one_graph(a, b, [](term x, term y, term f, term g) {
            return std::pair{derivative(derivative(f * g, x), y), derivative(derivative(f * g, y), x)};
        });
    });
}
