// SPDX-License-Identifier: BSL-1.0
// expect: the arguments of a call are either all by name or all by position
#include <ogive/ogive.hpp>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = a * b;
#ifdef MISTAKE
constexpr auto y = f(a = 1.0, 2.0);
#else
constexpr auto y = f(a = 1.0, b = 2.0);
#endif
