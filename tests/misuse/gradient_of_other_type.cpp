// SPDX-License-Identifier: BSL-1.0
// expect: a gradient with respect to a broadcast variable is written to a number of the same type as the buffers hold
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto x = ogive::var<"x">;
constexpr auto f = a * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    double total = 0;
    ogive::pullback<f>(a = 2, x = in, 1, total, out);
#else
    float total = 0;
    ogive::pullback<f>(a = 2, x = in, 1, total, out);
#endif
}
