// SPDX-License-Identifier: BSL-1.0
// expect: a condition is not a result; write where(condition, 1, 0)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x > 0;
#ifdef MISTAKE
constexpr auto y = ogive::evaluate<f>(1.0);
#else
constexpr auto g = where(f, 1, 0);
constexpr auto y = ogive::evaluate<g>(1.0);
#endif
