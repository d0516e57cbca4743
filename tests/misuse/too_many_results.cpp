// SPDX-License-Identifier: BSL-1.0
// expect: too many results; a kernel writes one buffer for each of its formulas
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<float>& more) {
#ifdef MISTAKE
    ogive::kernel<f>(in, out, more);
#else
    ogive::kernel<f>(in, out);
    (void)more;
#endif
}
