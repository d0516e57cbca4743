// SPDX-License-Identifier: BSL-1.0
// expect: a formula is neither true nor false
// expect: write where(condition, a, b) instead
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto f = x > 0 ? x : x;
#else
constexpr auto f = where(x > 0, x, -x);
#endif
