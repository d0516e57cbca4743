// SPDX-License-Identifier: BSL-1.0
// expect: where(condition, a, b)
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;

constexpr auto relu() {
#ifdef MISTAKE
    if (x > 0) return x;
    return 0 * x;
#else
    return where(x > 0, x, 0);
#endif
}

constexpr auto formula = relu();
