// SPDX-License-Identifier: BSL-1.0
// expect: the gradient with respect to a buffer is a buffer
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    float slope = 0;
    ogive::pullback<f>(in, 1, slope);
    (void)out;
#else
    ogive::pullback<f>(in, 1, out);
#endif
}
