// SPDX-License-Identifier: BSL-1.0
// expect: a result is read-only
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(out, in);
#else
    ogive::kernel<f>(in, out);
#endif
}
