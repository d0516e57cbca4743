// SPDX-License-Identifier: BSL-1.0
// The graph of a chain of N calls grows by the same number of nodes for each call.
#include "catch.hpp"
#include "graphs.hpp"
#include <cstdlib>
#include <ogive/ogive.hpp>
#include <vector>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto swish = ogive::activation<"swish">(x, x / (1 + exp(-x)));
constexpr auto gelu = ogive::activation<"gelu">(x, 0.5 * x * (1 + erf(x / 1.4142135623730951)));

template <int Depth, class F>
constexpr auto chain(F const& f) {
    if constexpr (Depth == 0)
        return x;
    else
        return f(chain<Depth - 1>(f));
}

struct sizes {
    int written, differentiated, derived, compiled;
};

template <int Depth, class F>
sizes sizes_of_chain(F const& f) {
    auto const formula = chain<Depth>(f);
    graph const written = lower(formula, diff(formula, x));
    graph const derived = derive(written);
    return {written.size(), differentiate(simplify(written)).size(), derived.size(), compile(derived).size()};
}

template <int... Depth, class F>
std::vector<sizes> all_sizes(F const& f) {
    return {sizes_of_chain<Depth>(f)...};
}

/// The ends of a chain may have a few nodes more or fewer than its middle.
constexpr int slack = 8;

/// That sizes at depths 2, 4, 8, 16, 32 lie on a line.
template <class F>
void check_linear(F const& f) {
    auto const at = all_sizes<2, 4, 8, 16, 32>(f);
    for (auto const member : {&sizes::written, &sizes::differentiated, &sizes::derived, &sizes::compiled})
        for (std::size_t i = 2; i < at.size(); ++i) {
            int const step = at[i].*member - at[i - 1].*member,
                      before = at[i - 1].*member - at[i - 2].*member;
            INFO("chain of " << (2 << i) << ": " << at[i].*member << " nodes");
            CHECK(std::abs(step - 2 * before) <= slack);
        }
    CHECK(at[4].compiled < 32 * 40); // some dozen operations for each link with its derivative
}

} // namespace

TEST_CASE("Value and derivative of a chain: the graph grows linearly") {
    check_linear(swish);
    check_linear(gelu);
}

TEST_CASE("Sharing doubles nothing: a tower that uses its argument twice") {
    constexpr auto twice = ogive::activation<"twice">(x, x * x + x);
    check_linear(twice);
    CHECK(lower(chain<20>(twice)).size() == 1 + 2 * 20);
}

TEST_CASE("What is compiled is what is evaluated at run time") {
    constexpr auto formula = chain<4>(swish);
    constexpr auto slope = diff(formula, x);
    using program = ogive::kernels::program_of<formula, slope>;
    CHECK(same_formulas(program::code, compile(derive(lower(formula, slope)))));
    CHECK(program::code.size() == sizes_of_chain<4>(swish).compiled);
}
