// SPDX-License-Identifier: BSL-1.0
// expect: too many arguments; after the inputs, pullback takes the upstream gradient and one gradient for each variable
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<float>& more) {
#ifdef MISTAKE
    ogive::pullback<f>(in, 1, out, more);
#else
    ogive::pullback<f>(in, 1, out);
    (void)more;
#endif
}
