// SPDX-License-Identifier: BSL-1.0
// expect: steps are those of formulas of elements; a formula over rows has a schedule of passes
#include <ogive/ogive.hpp>
#include <ogive/print/steps.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = exp(x) / row_sum(exp(x));
constexpr auto g = exp(x);

ogive::step_list run() {
#ifdef MISTAKE
    return ogive::steps(f);
#else
    return ogive::steps(g);
#endif
}
