// SPDX-License-Identifier: BSL-1.0
// expect: a condition stands where a number is needed; choose between two numbers with where(condition, a, b)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto f = x * (x > 0);
#else
constexpr auto f = x * where(x > 0, 1, 0);
#endif
