// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"
#include "examine.hpp"
#include "shrink.hpp"
#include <cstdlib>
#include <ogive/print/text.hpp>

namespace random_formulas {

/// A whole number from the environment: OGIVE_FORMULAS says how many formulas are drawn, OGIVE_SEED which.
inline std::uint64_t setting(char const* name, std::uint64_t usual) {
    char const* const given = std::getenv(name);
    return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

inline std::string text_of(ogive::graphs::graph const& g) { return ogive::graphs::text_of(g, g.outputs[0]); }

/// Fails, with the formula, a smaller one of which the same is wrong, and how to look at it again. `examined(formula)`
/// finds what is wrong.
template <class Examined>
void report(ogive::graphs::graph const& formula, std::uint64_t seed, complaint const& wrong,
            Examined const& examined) {
    auto const small = smaller(formula, [&](ogive::graphs::graph const& candidate) {
        auto const found = examined(candidate);
        return found && found->kind == wrong.kind;
    });
    auto const again = examined(small);
    INFO("the formula is " << text_of(formula) << "\nseed " << seed << "; OGIVE_SEED=" << seed
                           << " OGIVE_FORMULAS=1 looks at it alone");
    INFO(wrong.text);
    INFO("a smaller one is " << text_of(small));
    FAIL_CHECK((again ? again->text : wrong.text));
}

} // namespace random_formulas
