// SPDX-License-Identifier: BSL-1.0
// expect: a condition has no derivative; write where(condition, a, b)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto g = diff(x > 0, x);
#else
constexpr auto g = diff(where(x > 0, x, 0), x);
#endif
