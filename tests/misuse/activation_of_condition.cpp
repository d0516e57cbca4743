// SPDX-License-Identifier: BSL-1.0
// expect: the formula of an activation is a condition; write where(condition, 1, 0)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto step = ogive::activation<"step">(x, x > 0);
#else
constexpr auto step = ogive::activation<"step">(x, where(x > 0, 1, 0));
#endif
