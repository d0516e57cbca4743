// SPDX-License-Identifier: BSL-1.0
// Formulas by chance: OGIVE_FORMULAS=100000 in the environment looks at so many, OGIVE_SEED=7 at others.
#include "catch.hpp"
#include "draw.hpp"
#include "report.hpp"
#include <iostream>
#include <set>

using namespace random_formulas;

TEST_CASE("Random formulas: values, derivatives, results together, texts, sizes") {
    std::uint64_t const wanted = setting("OGIVE_FORMULAS", 512);
    std::uint64_t seed = setting("OGIVE_SEED", 1);
    std::cout << "random formulas from seed " << seed << '\n';
    tally counts;
    std::set<std::string> seen;
    int failures = 0;
    for (; seen.size() < wanted && failures < 5; ++seed) {
        auto const formula = draw(seed);
        if (!is_of_use(formula, seed) || !seen.insert(text_of(formula)).second) continue;
        if (auto const wrong = examine(formula, seed, counts)) {
            ++failures;
            report(formula, seed, *wrong, [&](ogive::graphs::graph const& candidate) {
                tally ignored;
                return examine(candidate, seed, ignored);
            });
        }
    }
    CHECK(failures == 0);
    if (wanted >= 100) { // a few may all be at kinks
        CHECK(counts.first > 2 * counts.formulas);
        CHECK(counts.automatic > counts.formulas);
        CHECK(counts.differences > counts.formulas);
    }
    std::cout << "Counted: " << counts.formulas << " random formulas at " << counts.inputs
              << " inputs against three oracles: " << counts.values << " values, " << counts.first
              << " first derivatives, " << counts.second << " second ones, " << counts.together
              << " of these together, " << counts.texts << " texts; " << counts.automatic
              << " derivatives confirmed by automatic differentiation, " << counts.differences
              << " by differences, " << counts.kinks << " at kinks; " << counts.out_of_range
              << " beyond the numbers of their type, " << counts.singular << " at poles; at most "
              << counts.largest_growth << " operations in a derivative for one in the formula\n";
}
