// SPDX-License-Identifier: BSL-1.0
// expect: a condition is not a result; write where(condition, 1, 0)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x > 0;
constexpr auto g = where(f, 1, 0);

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(in, out);
#else
    ogive::kernel<g>(in, out);
#endif
}
