// SPDX-License-Identifier: BSL-1.0
// expect: an activation is defined by its parameters (variables, or `a = 0.01` for one with a default) and then its formula
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto zero = ogive::activation<"zero">(x, 0);
#else
constexpr auto zero = ogive::activation<"zero">(x, 0 * x);
#endif
