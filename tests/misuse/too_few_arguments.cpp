// SPDX-License-Identifier: BSL-1.0
// expect: too few arguments for this activation
#include <ogive/ogive.hpp>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto x = ogive::var<"x">;
constexpr auto gate = ogive::activation<"gate">(a, b, a* b);
#ifdef MISTAKE
constexpr auto f = gate(x);
#else
constexpr auto f = gate(x, x);
#endif
