// SPDX-License-Identifier: BSL-1.0
// expect: too few arguments; after the inputs, pullback takes the upstream gradient and one gradient for each variable
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto x = ogive::var<"x">;
constexpr auto f = a * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<float>& more) {
#ifdef MISTAKE
    ogive::pullback<f>(a = in, x = in, 1, out);
    (void)more;
#else
    ogive::pullback<f>(a = in, x = in, 1, out, more);
#endif
}
