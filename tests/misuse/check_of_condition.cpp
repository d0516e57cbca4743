// SPDX-License-Identifier: BSL-1.0
// expect: a condition has no gradient; write where(condition, a, b)
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x > 0;

#ifdef MISTAKE
auto const report = ogive::check::gradient<f>();
#endif
