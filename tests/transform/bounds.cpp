// SPDX-License-Identifier: BSL-1.0
// Bounds of nodes: no value is beyond them; and what they are good for, compositions that float is wide enough for.
#include "catch.hpp"
#include "graphs.hpp"
#include <boost/hana/for_each.hpp>
#include <cmath>
#include <ogive/activation/catalogue.hpp>
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>
#include <ogive/transform/bounds.hpp>
#include <string>
#include <vector>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

/// Zero, both infinities, and what lies between.
std::vector<double> points() {
    std::vector<double> all{0, std::numeric_limits<double>::infinity()};
    for (double p = 1e-6; p < 1e7; p *= 1.7) all.push_back(p);
    for (double p = 0.05; p < 8; p += 0.05) all.push_back(p);
    for (std::size_t i = 0, count = all.size(); i < count; ++i) all.push_back(-all[i]);
    return all;
}

/// Evaluates all nodes, the variables having the value `at`, the next ones more; says which is beyond its bounds.
std::string beyond_at(graph const& g, bounds_finder const& bounds, double at) {
    std::vector<double> value(static_cast<std::size_t>(g.size()));
    for (node_id id = 0; id < g.size(); ++id) {
        node const& n = g[id];
        double arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = value[static_cast<std::size_t>(g.argument(n, i))];
        double& v = value[static_cast<std::size_t>(id)];
        v = n.is_number()     ? n.value
            : n.is_variable() ? at * (1 + n.first)
                              : n.op->evaluate_double(arguments, n.count);
        double const slack = 1e-12 * std::abs(v);
        bool const low = bounds.low(id) > -bounds_finder::unbounded && v < bounds.low(id) - slack;
        bool const high = bounds.high(id) < bounds_finder::unbounded && v > bounds.high(id) + slack;
        if ((low || high) && !n.op->is_condition)
            return "node " + std::to_string(id) + ", " + std::string(n.op->name) + ", is " +
                   std::to_string(v) + " at " + std::to_string(at);
    }
    return {};
}

void check_bounds(graph const& g, std::string const& name) {
    bounds_finder const bounds(g);
    for (double const at : points()) {
        std::string const found = beyond_at(g, bounds, at);
        INFO(name);
        CHECK(found == "");
        if (!found.empty()) return;
    }
}

struct range {
    double low, high;
};

template <class F>
range range_of(F const& f) {
    graph const g = find_limits(derive(lower(f)));
    bounds_finder const bounds(g);
    return {bounds.low(g.outputs[0]), bounds.high(g.outputs[0])};
}

template <auto F>
constexpr bool in_double = ogive::kernels::program_of<F>::in_double;

constexpr double unbounded = bounds_finder::unbounded;

} // namespace

TEST_CASE("No node is beyond its bounds") {
    boost::hana::for_each(ogive::catalogue, [](auto entry) {
        std::string const name(entry.name);
        graph const value = derive(lower(entry.activation)), limited = find_limits(value);
        check_bounds(value, name);
        check_bounds(limited, name + " with limits");
        auto const slope = diff(entry.activation, x);
        check_bounds(find_limits(derive(lower(slope))), name + "'");
    });
    constexpr auto swish = x * sigmoid(x);
    check_bounds(lower(-swish / (2 + swish) + max(y, -3) * min(abs(y), 2)), "a quotient");
    check_bounds(lower(clamp(x, -2, 1) * (1 - swish) + where(y < 1, y, sqrt(y)) * where(x >= -1, 2, x)),
                 "choices");
    check_bounds(lower(max(1, 3 * sigmoid(y), 0) - min(y, abs(x), tanh(x)) + 1e20 * x - 1e300), "several");
    check_bounds(lower((-3 * x) * sigmoid(-2 * x) + x * normal_cdf(-0.5 * x)), "scaled gates");
}

TEST_CASE("A gate bounds its product from below") {
    CHECK(range_of(x / (1 + exp(-x))).low == Approx(-0.278464542761073795));
    CHECK(range_of(x / (1 + exp(-x))).high == unbounded);
    CHECK(range_of(3 * x / (1 + exp(-2 * x))).low == Approx(-1.5 * 0.278464542761073795));
    CHECK(range_of(-x / (1 + exp(-x))).high == Approx(0.278464542761073795));
    CHECK(range_of(x / (1 + exp(x))).high == Approx(0.278464542761073795));
    CHECK(range_of(0.5 * x * (1 + erf(x / std::sqrt(2.0)))).low == Approx(-0.169971207479903617));
    CHECK(range_of(x * tanh(log(1 + exp(x)))).low == Approx(-0.308843413017250406));
    CHECK(range_of(where(x > 0, x, 2 * (exp(x) - 1))).low == Approx(-2));
    CHECK(range_of(y * sigmoid(x)).low == -unbounded);
    // on from -0.278 the product grows
    constexpr auto swish = x / (1 + exp(-x));
    CHECK(range_of(swish / (1 + exp(-swish))).low ==
          Approx(-0.278464542761 / (1 + std::exp(0.278464542761))));
}

TEST_CASE("Float is wide enough for an activation of an activation") {
    constexpr auto swish = [](auto u) { return u / (1 + exp(-u)); };
    constexpr auto gelu = [](auto u) { return 0.5 * u * (1 + erf(u / 1.4142135623730951)); };
    static constexpr auto twice = swish(swish(x));
    static constexpr auto mixed = gelu(swish(x));
    static constexpr auto slope = diff(twice, x);
    static constexpr auto mixed_slope = diff(mixed, x);
    STATIC_REQUIRE(!in_double<twice>);
    STATIC_REQUIRE(!in_double<slope>);
    STATIC_REQUIRE(!in_double<mixed>);
    STATIC_REQUIRE(!in_double<mixed_slope>);
    // but not where a factor may be negative: the error of an exponential's argument counts as many times as it is large
    static constexpr auto scaled = swish(y * swish(x));
    STATIC_REQUIRE(in_double<scaled>);
    // nor where what is taken off may be all there is
    static constexpr auto vanishing = sigmoid(tanh(x)) + 0.5 * tanh(x);
    STATIC_REQUIRE(in_double<vanishing>);

    ogive::check::range const points{-100.0f, 100.0f, 2000};
    auto const of_twice = ogive::check::accuracy<twice>(points),
               of_mixed = ogive::check::accuracy<mixed>(points);
    auto const of_slope = ogive::check::accuracy<slope>(points, ogive::check::limit{10}),
               of_mixed_slope = ogive::check::accuracy<mixed_slope>(points, ogive::check::limit{10});
    for (auto const& report : {of_twice, of_mixed, of_slope, of_mixed_slope}) {
        INFO(to_string(report));
        CHECK(report);
    }
}
