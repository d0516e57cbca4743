// SPDX-License-Identifier: BSL-1.0
// Formulas by chance: OGIVE_FORMULAS=100000 in the environment looks at so many, OGIVE_SEED=7 at others.
#include "catch.hpp"
#include "draw.hpp"
#include "examine.hpp"
#include "graphs.hpp"
#include "shrink.hpp"
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>
#include <set>

namespace {

using namespace random_formulas;

std::uint64_t setting(char const* name, std::uint64_t usual) {
    char const* const given = std::getenv(name);
    return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

std::string text_of(ogive::graphs::graph const& g) { return ogive::graphs::text_of(g, g.outputs[0]); }

void report(ogive::graphs::graph const& formula, std::uint64_t seed, complaint const& wrong) {
    tally ignored;
    auto const small = smaller(formula, [&](ogive::graphs::graph const& candidate) {
        auto const found = examine(candidate, seed, ignored);
        return found && found->kind == wrong.kind;
    });
    auto const again = examine(small, seed, ignored);
    INFO("the formula is " << text_of(formula) << "\nseed " << seed << "; OGIVE_SEED=" << seed
                           << " OGIVE_FORMULAS=1 looks at it alone");
    INFO(wrong.text);
    INFO("a smaller one is " << text_of(small));
    FAIL_CHECK((again ? again->text : wrong.text));
}

} // namespace

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
            report(formula, seed, *wrong);
        }
    }
    CHECK(failures == 0);
    CHECK(counts.first > 2 * counts.formulas);
    CHECK(counts.automatic > counts.formulas);
    CHECK(counts.differences > counts.formulas);
    std::cout << "Counted: " << counts.formulas << " random formulas at " << counts.inputs
              << " inputs against three oracles: " << counts.values << " values, " << counts.first
              << " first derivatives, " << counts.second << " second ones, " << counts.together
              << " of these together, " << counts.texts << " texts; " << counts.automatic
              << " derivatives confirmed by automatic differentiation, " << counts.differences
              << " by differences, " << counts.kinks << " at kinks; " << counts.out_of_range
              << " beyond the numbers of their type, " << counts.singular << " at poles; at most "
              << counts.largest_growth << " operations in a derivative for one in the formula\n";
}
