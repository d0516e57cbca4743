// SPDX-License-Identifier: BSL-1.0
// Derivatives against difference quotients in 50 digits, which leave no doubt.
#include "exact.hpp"
#include "random_graph.hpp"
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

exact const step("1e-16");

struct slopes {
    exact left, right, central;
};

slopes difference_quotients(graph_view const& g, std::vector<exact> leaves, std::size_t slot) {
    auto const at = [&](exact const& offset) {
        std::vector<exact> moved = leaves;
        moved[slot] += offset;
        return exact_values(g, moved)[0];
    };
    exact const before = at(-step), here = at(0), after = at(step);
    return {(here - before) / step, (after - here) / step, (after - before) / (2 * step)};
}

void check_smooth(random_formula const& f, graph const& function, int slot) {
    std::vector<exact> const leaves{f.x, f.y};
    RC_PRE(run_exactly(f.written, leaves).regular);
    auto const slope = difference_quotients(function, leaves, static_cast<std::size_t>(slot));
    RC_PRE(isfinite(slope.central));
    exact const size = 1 + abs(slope.central);
    RC_PRE(size < 1e12);
    RC_PRE(abs(slope.left - slope.right) < 1e-10 * size); // no kink, no jump, no pole
    graph const derived = derive(derivative_of(function, slot));
    exact_run const run = run_exactly(derived, leaves);
    RC_PRE(run.doubt < 1e-20);
    exact const value = run.outputs[0];
    RC_LOG() << "d/d" << function.variables[slot] << " = " << text_of(derived, derived.outputs[0]) << " = "
             << value.str(20) << ", the difference quotient is " << slope.central.str(20) << '\n';
    RC_ASSERT(abs(value - slope.central) < 1e-9 * size);
}

} // namespace

TEST_CASE("First derivatives are the limits of difference quotients") {
    property("with respect to x", [](random_formula const& f) { check_smooth(f, f.written, 0); });
    property("with respect to y", [](random_formula const& f) { check_smooth(f, f.written, 1); });
}

TEST_CASE("Second derivatives are derivatives of the first") {
    property("with respect to x, then y",
             [](random_formula const& f) { check_smooth(f, derive(derivative_of(f.written, 0)), 1); });
    property("with respect to x twice",
             [](random_formula const& f) { check_smooth(f, derive(derivative_of(f.written, 0)), 0); });
}

TEST_CASE("Mixed derivatives are symmetric") {
    property("d/dx d/dy = d/dy d/dx", [](random_formula const& f) {
        std::vector<exact> const leaves{f.x, f.y};
        graph const xy = derive(derivative_of(derivative_of(f.written, 0), 1));
        graph const yx = derive(derivative_of(derivative_of(f.written, 1), 0));
        RC_PRE(run_exactly(f.written, leaves).regular);
        auto const slope = difference_quotients(f.written, leaves, 0);
        RC_PRE(isfinite(slope.central) && abs(slope.left - slope.right) < 1e-10);
        exact const a = exact_values(xy, leaves)[0], b = exact_values(yx, leaves)[0];
        RC_PRE(isfinite(a) && isfinite(b) && abs(a) < 1e12);
        RC_ASSERT(abs(a - b) < 1e-9 * (1 + abs(a)));
    });
}

TEST_CASE("A derivative grows by a bounded number of nodes for each node of the formula") {
    property("one reverse sweep", [](random_formula const& f) {
        graph const simple = simplify(f.written);
        RC_ASSERT(differentiate(derivative_of(simple, 0)).size() <= 16 * simple.size() + 16);
    });
}
