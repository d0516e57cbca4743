// SPDX-License-Identifier: BSL-1.0
// expect: the gradient with respect to a broadcast number is the sum over all elements
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = w * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    ogive::pullback<f, w>(x = input, w = 2, 1, out);
#else
    float dw = 0;
    ogive::pullback<f, w>(x = input, w = 2, 1, dw);
#endif
    (void)input, (void)out, (void)more;
}
