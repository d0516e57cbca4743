// SPDX-License-Identifier: BSL-1.0
// expect: a variable of the formula has no binding
// expect: variable_of_formula<
#include <ogive/ogive.hpp>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = a * b;
#ifdef MISTAKE
constexpr auto y = f(a = 1.0);
#else
constexpr auto y = f(a = 1.0, b = 2.0);
#endif
