// SPDX-License-Identifier: BSL-1.0
// expect: gradient checks formulas that do not reduce along a row
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = exp(x) / row_sum(exp(x));

#ifdef MISTAKE
auto const report = ogive::check::gradient<f>();
#endif
