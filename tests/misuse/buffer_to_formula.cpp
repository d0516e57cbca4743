// SPDX-License-Identifier: BSL-1.0
// expect: to run it over buffers write ogive::kernel<formula>(...)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    f(in);
    (void)out;
#else
    ogive::kernel<f>(in, out);
#endif
}
