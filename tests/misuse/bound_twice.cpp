// SPDX-License-Identifier: BSL-1.0
// expect: the same variable is bound twice
// expect: binding_of_variable<
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto f = a * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(x = in, a = 2, x = in, out);
#else
    ogive::kernel<f>(x = in, a = 2, out);
#endif
}
