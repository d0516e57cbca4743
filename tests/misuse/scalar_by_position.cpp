// SPDX-License-Identifier: BSL-1.0
// expect: a formula of several variables takes its numbers by name: f(a = 1.0, b = 2.0)
#include <ogive/ogive.hpp>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = a * b;
#ifdef MISTAKE
constexpr auto y = f(1.0, 2.0);
#else
constexpr auto y = f(a = 1.0, b = 2.0);
#endif
