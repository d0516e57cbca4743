// SPDX-License-Identifier: BSL-1.0
// expect: to run it over a buffer write ogive::kernel<activation>(input, output)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto leaky = ogive::activation<"leaky">(x, a = 0.01, where(x > 0, x, a* x));

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    leaky(in);
    (void)out;
#else
    ogive::kernel<leaky>(in, out);
#endif
}
