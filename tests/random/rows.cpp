// SPDX-License-Identifier: BSL-1.0
// Formulas over rows by chance: what becomes of their pullbacks, on graphs that no compiler has seen. OGIVE_FORMULAS and
// OGIVE_SEED in the environment ask for more, or others.
#include "catch.hpp"
#include "draw.hpp"
#include "report.hpp"
#include "ulp.hpp"
#include <cmath>
#include <iostream>
#include <ogive/check/unroll.hpp>
#include <ogive/check/verdict.hpp>
#include <ogive/ogive.hpp>
#include <sstream>

namespace {

using namespace ogive::graphs;
using namespace random_formulas;
using ogive::check::slope, ogive::check::unroller;

struct row_tally {
    long formulas = 0, gradients = 0, kinks = 0, left_out = 0;
};

/// The derived pullbacks by each variable; the upstream gradient is the last variable.
graph pullbacks_of(graph const& written, bool one_a_row) {
    graph g = written;
    node_id upstream = g.variable("upstream");
    if (one_a_row) upstream = g.operation(describe<ogive::primitives::row_constant_op>, &upstream, 1);
    node_id const y = g.outputs[0];
    g.outputs = {};
    for (int slot = 0; slot < written.variables.size(); ++slot) {
        node_id const operands[]{y, g.variable_at(slot), upstream};
        g.outputs.push_back(g.operation(describe<ogive::primitives::pullback_op>, operands, 3));
    }
    return derive(g);
}

/// What roundings in float make of the derivative, also where the largest of a row count as constants.
std::optional<slope> float_slope(graph const& written, int length, std::vector<double> const& weights,
                                 std::vector<double> const& at, int slot) {
    auto exact = ogive::check::exact_slope<float>(unroller(written, length).weighted(0, weights), at, slot);
    auto const other =
        ogive::check::exact_slope<float>(unroller(written, length, true).weighted(0, weights), at, slot);
    if (!exact || !other) return {};
    exact->low -= other->dual - other->low;
    exact->high += other->high - other->dual;
    exact->roundings += other->roundings;
    return exact;
}

/// The first pullback that is wrong, by an element of a variable, in rows of a few lengths.
std::optional<complaint> examine(graph const& written, std::uint64_t seed, row_tally& counts) {
    bool const one_a_row = row_shapes<graph>(written)(written.outputs[0]);
    graph const derived = pullbacks_of(written, one_a_row);
    int const variables = written.variables.size();
    test::random_bits random{seed};
    ++counts.formulas;
    for (int const length : {1, 3, 4}) {
        std::vector<double> at, weights;
        for (int k = 0; k < variables * length; ++k) at.push_back(random.between<float>(-3, 3));
        for (int i = 0; i < length; ++i) weights.push_back(i % 2 == 0 ? 2 : -0.75);
        std::vector<double> with_upstream = at;
        for (int i = 0; i < length; ++i)
            with_upstream.push_back(weights[one_a_row ? 0 : static_cast<std::size_t>(i)]);
        unroller const written_out(derived, length);
        for (int slot = 0; slot < variables; ++slot)
            for (int i = 0; i < length; ++i) {
                auto const exact = float_slope(written, length, weights, at, slot * length + i);
                bool const is_number = exact && std::isfinite(exact->value) && std::isfinite(exact->dual);
                if (!is_number || exact->singular || exact->sizes.large > 30 || exact->sizes.small > 30) {
                    ++counts.left_out;
                    continue;
                }
                double const got =
                    ogive::kernels::interpret<double>(written_out.element(slot, i), with_upstream.data());
                ++counts.gradients;
                counts.kinks += exact->kink;
                if (ogive::check::is_right(static_cast<float>(got), *exact, 1, 16)) continue;
                std::ostringstream text;
                text << "by " << written.variables[slot] << '[' << i << "] of " << length << ": " << got
                     << ", exactly " << static_cast<double>(exact->dual) << ", between "
                     << static_cast<double>(exact->low) << " and " << static_cast<double>(exact->high)
                     << ":\n"
                     << text_of(derived, derived.outputs[slot]);
                return complaint{"pullback", text.str()};
            }
    }
    return {};
}

} // namespace

TEST_CASE("Random formulas over rows: pullbacks") {
    std::uint64_t const wanted = setting("OGIVE_FORMULAS", 200), first = setting("OGIVE_SEED", 1);
    std::cout << "random formulas over rows from seed " << first << '\n';
    row_tally counts;
    int failures = 0;
    for (std::uint64_t seed = first; seed < first + wanted && failures < 5; ++seed) {
        auto const formula = draw_over_rows(seed);
        if (auto const wrong = examine(formula, seed, counts)) {
            ++failures;
            report(formula, seed, *wrong, [&](graph const& candidate) {
                row_tally ignored;
                return examine(candidate, seed, ignored);
            });
        }
    }
    CHECK(failures == 0);
    if (wanted >= 100) CHECK(counts.gradients > 10 * counts.formulas);
    std::cout << "Counted: " << counts.formulas << " random formulas over rows: " << counts.gradients
              << " elements of pullbacks against the formulas written out, " << counts.kinks << " at kinks; "
              << counts.left_out << " not numbers, at poles or very large\n";
}
