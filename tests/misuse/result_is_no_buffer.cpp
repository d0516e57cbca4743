// SPDX-License-Identifier: BSL-1.0
// expect: a result of a kernel is a buffer
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    float number = 0;
    ogive::kernel<f>(in, number);
    (void)out;
#else
    ogive::kernel<f>(in, out);
#endif
}
