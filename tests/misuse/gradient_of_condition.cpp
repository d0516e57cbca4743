// SPDX-License-Identifier: BSL-1.0
// expect: a condition has no gradient; write where(condition, a, b)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x > 0;
constexpr auto g = where(f, x, 0);

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::pullback<f>(in, 1, out);
#else
    ogive::pullback<g>(in, 1, out);
#endif
}
