// SPDX-License-Identifier: BSL-1.0
// expect: pullback is asked for the gradient with respect to a variable that the formula does not have
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::pullback<f, a>(in, 1, out);
#else
    ogive::pullback<f, x>(in, 1, out);
#endif
}
