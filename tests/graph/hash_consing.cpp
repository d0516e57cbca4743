// SPDX-License-Identifier: BSL-1.0
#include "graphs.hpp"
#include "property.hpp"
#include <limits>
#include <ogive/ogive.hpp>
#include <random>
#include <vector>

namespace {

using namespace ogive::graphs;
using namespace ogive::primitives;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto swish = ogive::activation<"swish">(x, x / (1 + exp(-x)));

template <class... F>
constexpr int size_of(F const&... f) {
    return lower(f...).size();
}

} // namespace

TEST_CASE("Equal subexpressions are one node") {
    STATIC_REQUIRE(size_of(x) == 1);
    STATIC_REQUIRE(size_of(x + x) == 2);
    STATIC_REQUIRE(size_of(exp(x) * exp(x)) == 3);
    STATIC_REQUIRE(size_of(exp(x + y) / (x + y)) == 5);
    STATIC_REQUIRE(size_of(sin(x), sin(x), 2 * sin(x)) == 4);
    STATIC_REQUIRE(size_of(sin(x)) + 1 == size_of(sin(x), cos(x)));
}

TEST_CASE("The order of the arguments of commutative operations does not matter, of others it does") {
    STATIC_REQUIRE(size_of(x + y, y + x) == 3);
    STATIC_REQUIRE(size_of(x * y, y * x) == 3);
    STATIC_REQUIRE(size_of(max(x, y), max(y, x)) == 3);
    STATIC_REQUIRE(size_of(where(x == y, 1, 2), where(y == x, 1, 2)) == 6);
    STATIC_REQUIRE(size_of(x - y, y - x) == 4);
    STATIC_REQUIRE(size_of(x / y, y / x) == 4);
    STATIC_REQUIRE(size_of(pow(x, y), pow(y, x)) == 4);
    STATIC_REQUIRE(size_of(x + y, x * y) == 4);
}

TEST_CASE("Numbers are one node exactly if they have the same bits") {
    STATIC_REQUIRE(size_of(x + 1, x * 1.0, x - 1.0f) == 5);
    STATIC_REQUIRE(size_of(x + 0.0, x + -0.0) == 5);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    STATIC_REQUIRE(size_of(x + nan, x - nan) == 4);
    STATIC_REQUIRE(size_of(x + 0.1, x + 0.1f) == 5);
}

TEST_CASE("A call is the same nodes as its body") {
    constexpr auto body = y / (1 + exp(-y));
    STATIC_REQUIRE(size_of(swish(y), body) == size_of(body));
    STATIC_REQUIRE(size_of(swish(y) + swish(y)) == size_of(swish(y)) + 1);
    STATIC_REQUIRE(size_of(swish(x), swish(y)) == 2 * size_of(swish(x)) - 1); // the number 1 is shared
}

TEST_CASE("Variables come in order of first appearance, outputs in the order given") {
    constexpr auto count_and_first = [] {
        graph const g = lower(y + 1, x * y);
        return g.variables.size() == 2 && g.variables[0] == "y" && g.variables[1] == "x" &&
               g.outputs.size() == 2 && g[g.outputs[0]].op == &describe<plus_op> &&
               g[g.outputs[1]].op == &describe<times_op>;
    };
    STATIC_REQUIRE(count_and_first());
}

TEST_CASE("Random graphs hold no node twice, and arguments come first") {
    property("whatever is made, in whatever order",
             [](std::vector<std::pair<unsigned char, unsigned short>> const& steps) {
                 descriptor const* const operations[]{&describe<plus_op>,  &describe<minus_op>,
                                                      &describe<times_op>, &describe<exp_op>,
                                                      &describe<where_op>, &describe<max_op>};
                 graph g;
                 g.variable("x");
                 g.number(1);
                 for (auto const& [what, seed] : steps) {
                     descriptor const& op = *operations[what % 6];
                     int const count = op.arity > 0 ? op.arity : 2 + what % 3;
                     node_id arguments[4];
                     for (int i = 0; i < count; ++i) arguments[i] = (seed >> (3 * i)) % g.size();
                     int const before = g.argument_count();
                     node_id const made = g.operation(op, arguments, count);
                     bool const is_new = g.argument_count() != before;
                     RC_ASSERT(is_new == (g.argument_count() == before + count));
                     int const size = g.size();
                     RC_ASSERT(g.operation(op, arguments, count) == made); // found again
                     RC_ASSERT(g.size() == size);
                 }
                 for (node_id id = 0; id < g.size(); ++id)
                     for (int i = 0; i < g[id].count; ++i) RC_ASSERT(g.argument(id, i) < id);
                 for (node_id a = 0; a < g.size(); ++a)
                     for (node_id b = 0; b < a; ++b) {
                         bool same = g[a].kind == g[b].kind && g[a].op == g[b].op &&
                                     g[a].count == g[b].count && g[a].is_operation();
                         for (int i = 0; same && i < g[a].count; ++i)
                             same = g.argument(a, i) == g.argument(b, i);
                         RC_ASSERT_FALSE(same);
                     }
             });
}

TEST_CASE("Everything is found again after the table has grown many times") {
    graph g;
    node_id const v = g.variable("x");
    std::vector<node_id> numbers, sums;
    for (int i = 0; i < 20000; ++i) numbers.push_back(g.number(i));
    for (node_id const n : numbers) {
        node_id const pair[]{v, n};
        sums.push_back(g.operation(describe<plus_op>, pair, 2));
    }
    CHECK(g.size() == 40001);
    bool all_found = true;
    for (int i = 0; i < 20000; ++i) {
        auto const k = static_cast<std::size_t>(i);
        node_id const pair[]{numbers[k], v};
        all_found =
            all_found && g.number(i) == numbers[k] && g.operation(describe<plus_op>, pair, 2) == sums[k];
    }
    CHECK(all_found);
    CHECK(g.variable("x") == v);
    CHECK(g.size() == 40001);
}

TEST_CASE("Room made in advance changes nothing") {
    graph reserved, grown;
    reserved.reserve(1000);
    for (graph* const g : {&reserved, &grown}) {
        node_id id = g->variable("x");
        for (int i = 0; i < 300; ++i) {
            node_id const pair[]{id, g->number(i % 7)};
            id = g->operation(describe<times_op>, pair, 2);
        }
        g->outputs.push_back(id);
    }
    CHECK(reserved.size() == grown.size());
    CHECK(same_formulas(reserved, grown));
}

TEST_CASE("A fresh variable is no other variable") {
    graph g;
    node_id const a = g.variable("x"), b = g.fresh_variable(), c = g.fresh_variable();
    CHECK(b != a);
    CHECK(c != a);
    CHECK(c != b);
    CHECK(g.variables.size() == 1);
}
