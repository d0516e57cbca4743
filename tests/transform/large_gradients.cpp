// SPDX-License-Identifier: BSL-1.0
// An upstream gradient of any size: what a pullback gives is its product with the derivative, wherever that is a number.
#include "catch.hpp"
#include "exact.hpp"
#include "graphs.hpp"
#include <boost/hana/for_each.hpp>
#include <limits>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

constexpr double most = std::numeric_limits<double>::max();

/// Looks at f's derivative where x is in the variable's place, the others being moderate; whether it was judged.
bool check_gradient(std::string_view name, graph const& derived, graph const& pullback, int slot, double x) {
    std::vector<double> leaves;
    for (int i = 0; i < derived.variables.size(); ++i) leaves.push_back(i == slot ? x : 1.75 - 0.5 * i);
    exact_run const run = run_exactly(derived, {leaves.begin(), leaves.end()});
    exact const slope = run.outputs[0];
    if (!run.regular || abs(slope) < 1e-300 || run.doubt > 1e-30 * abs(slope)) return false;
    leaves.push_back(0);
    for (double const upstream : {0.9 * most, -0.26 * most, 0x1p-900}) {
        leaves.back() = upstream;
        double const got = double_values(pullback, leaves)[static_cast<std::size_t>(slot)];
        CAPTURE(name, slot, x, upstream, got, slope);
        CHECK(error_of(got, slope * upstream) <= 4e-15);
    }
    return true;
}

} // namespace

TEST_CASE("Pullbacks of the catalogue give the product, however large the upstream gradient is") {
    int judged = 0;
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        graph const f = lower(entry.activation);
        ogive::kernels::written_pullback<decltype(entry)::activation> const written;
        graph const pullback = compile_in_double(derive(written()));
        for (int slot = 0; slot < entry.inputs; ++slot) {
            graph const derived = derive(derivative_of(f, slot));
            for (double const size : {0.0, 1e-3, 0.3, 1.0, 2.5, 9.0, 30.0, 80.0, 300.0, 700.0})
                for (double const x : {size, -size})
                    judged += check_gradient(entry.name, derived, pullback, slot, x + 0.0078125);
        }
    });
    CHECK(judged > 1000);
}
