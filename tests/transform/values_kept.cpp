// SPDX-License-Identifier: BSL-1.0
// Whole formulas, written by chance: what is derived and what is compiled means what was written.
#include "exact.hpp"
#include "random_graph.hpp"
#include <cmath>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

bool is_tame(exact_run const& run) {
    exact const size = abs(run.outputs[0]);
    return run.regular && run.doubt < 1e-25 && size < 1e12 && size > 1e-12;
}

} // namespace

TEST_CASE("derive and compile keep the value of a formula") {
    property(
        "in exact arithmetic, and in double where the written form is accurate", [](random_formula const& f) {
            std::vector<exact> const leaves{f.x, f.y};
            exact_run const run = run_exactly(f.written, leaves);
            RC_PRE(is_tame(run));
            exact const written = run.outputs[0];
            double const written_error = error_of(double_values(f.written, {f.x, f.y})[0], written);
            // else it is ill-conditioned, and numbers folded in double could show
            RC_PRE(written_error < 1e-13);
            graph const derived = derive(f.written), compiled = compile(derived);
            for (graph const* const g : {&derived, &compiled}) {
                exact const value = exact_values(*g, leaves)[0];
                double const error = error_of(double_values(*g, {f.x, f.y})[0], written);
                RC_LOG() << text_of(*g, g->outputs[0]) << "\n is " << value.str(17) << ", written "
                         << written.str(17) << "; error " << error << " instead of " << written_error << '\n';
                RC_ASSERT(abs(value - written) <= 1e-12 * abs(written));
                RC_ASSERT(error <= 1e-12);
            }
        });
}

TEST_CASE("NaN stays NaN through simplification") {
    property("where every branch depends on it", [](random_formula const& f) {
        double const nan = std::nan("");
        RC_PRE(count_of(f.written, {"where"}) == 0);
        double const written = double_values(f.written, {nan, nan})[0];
        RC_PRE(std::isnan(written));
        graph const derived = derive(f.written), compiled = compile(derived);
        RC_ASSERT(std::isnan(double_values(derived, {nan, nan})[0]));
        RC_ASSERT(std::isnan(double_values(compiled, {nan, nan})[0]));
    });
}

TEST_CASE("Simplification makes no formula larger") {
    property("simplify", [](random_formula const& f) {
        RC_ASSERT(simplify(f.written).size() <= 2 * f.written.size() + 4);
    });
}
