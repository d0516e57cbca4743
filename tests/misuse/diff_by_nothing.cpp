// SPDX-License-Identifier: BSL-1.0
// expect: diff takes a formula and the variables by which to differentiate it: diff(f, x)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;
#ifdef MISTAKE
constexpr auto slope = diff(f);
#else
constexpr auto slope = diff(f, x);
#endif
