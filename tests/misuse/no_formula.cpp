// SPDX-License-Identifier: BSL-1.0
// expect: kernel needs a formula: ogive::kernel<swish>(input, result)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<>(in, out);
#else
    ogive::kernel<f>(in, out);
#endif
}
