// SPDX-License-Identifier: BSL-1.0
// expect: too many arguments for this activation
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto leaky = ogive::activation<"leaky">(x, a = 0.01, where(x > 0, x, a* x));
#ifdef MISTAKE
constexpr auto f = leaky(x, 0.2, 0.3);
#else
constexpr auto f = leaky(x, 0.2);
#endif
