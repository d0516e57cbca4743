// SPDX-License-Identifier: BSL-1.0
// expect: too few results; a kernel writes one buffer for each of its formulas
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;
constexpr auto g = diff(f, x);

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<float>& more) {
#ifdef MISTAKE
    ogive::kernel<f, g>(in, out);
    (void)more;
#else
    ogive::kernel<f, g>(in, out, more);
#endif
}
