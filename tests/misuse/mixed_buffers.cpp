// SPDX-License-Identifier: BSL-1.0
// expect: buffers of float and of double are mixed in one call; all must hold the same type
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& wide) {
#ifdef MISTAKE
    ogive::kernel<f>(in, wide);
    (void)out;
#else
    ogive::kernel<f>(in, out);
    (void)wide;
#endif
}
