// SPDX-License-Identifier: BSL-1.0
// expect: diff takes a formula and the variables by which to differentiate it: diff(f, x)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;
#ifdef MISTAKE
constexpr auto g = diff(f, 2);
#else
constexpr auto g = diff(f, x);
#endif
