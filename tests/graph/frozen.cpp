// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "graphs.hpp"
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

constexpr auto f = where(x > 0, x* exp(y), x * 0.5 + y);

constexpr graph written() { return lower(f, diff(f, y), x - y); }

constexpr graph many_numbers() { // more than the usual extent holds
    graph g;
    node_id sum = g.variable("x");
    for (int i = 0; i < 150; ++i) {
        node_id const pair[]{sum, g.number(i)};
        sum = g.operation(describe<ogive::primitives::plus_op>, pair, 2);
    }
    g.outputs.push_back(sum);
    return g;
}

} // namespace

TEST_CASE("A frozen graph is the graph that was frozen") {
    constexpr auto cold = frozen<&written>();
    graph const g = written();
    CHECK(cold.size() == g.size());
    CHECK(cold.sizes.arguments == g.argument_count());
    CHECK(cold.sizes.outputs == 3);
    CHECK(cold.sizes.variables == 2);
    CHECK(cold.variables[0] == "x");
    CHECK(cold.variables[1] == "y");
    CHECK(same_formulas(cold, g));
    for (node_id id = 0; id < g.size(); ++id) {
        CHECK(cold[id].kind == g[id].kind);
        CHECK(cold[id].op == g[id].op);
        CHECK(cold[id].count == g[id].count);
        for (int i = 0; i < g[id].count; ++i) CHECK(cold.argument(id, i) == g.argument(id, i));
    }
}

TEST_CASE("A graph larger than the usual one is frozen whole") {
    constexpr auto cold = frozen<&many_numbers>();
    STATIC_REQUIRE(cold.size() == 301);
    CHECK(same_formulas(cold, many_numbers()));
    CHECK_FALSE(cold.sizes.fits_in(usual_extent));
}

TEST_CASE("A frozen graph is gone on from as from the graph itself") {
    constexpr auto cold = frozen<&written>();
    CHECK(same_formulas(derive(cold), derive(written())));
    CHECK(same_formulas(without_dead_nodes(cold), written()));
}

TEST_CASE("What the outputs do not need is left out") {
    graph g = lower(exp(x) + 1);
    node_id const e = g.argument(g.outputs[0], 0);
    g.outputs = {};
    g.outputs.push_back(e);
    CHECK(without_dead_nodes(g).size() == 2);
    CHECK(same_formulas(without_dead_nodes(g), lower(exp(x))));
}
