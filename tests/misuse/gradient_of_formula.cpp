// SPDX-License-Identifier: BSL-1.0
// expect: after its formula, pullback<f, a, b> takes the variables whose gradients are wanted
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::pullback<f, 2 * x>(in, 1, out);
#else
    ogive::pullback<f, x>(in, 1, out);
#endif
}
