// SPDX-License-Identifier: BSL-1.0
// expect: kernel takes formulas and activations
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<2.0>(in, out);
#else
    ogive::kernel<f>(in, out);
#endif
}
