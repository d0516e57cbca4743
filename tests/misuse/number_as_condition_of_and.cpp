// SPDX-License-Identifier: BSL-1.0
// expect: a number stands where a condition is needed; compare it first, as in where(x > 0, a, b)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
#ifdef MISTAKE
constexpr auto f = where(x && a, 1, 0);
#else
constexpr auto f = where(x != 0 && a != 0, 1, 0);
#endif
