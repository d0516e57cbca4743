// SPDX-License-Identifier: BSL-1.0
// expect: a gradient is read-only
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::pullback<f>(out, 1, in);
#else
    ogive::pullback<f>(in, 1, out);
#endif
}
