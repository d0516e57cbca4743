// SPDX-License-Identifier: BSL-1.0
// expect: the gradient with respect to per_column(...) is a buffer with one number a column
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = w * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    ogive::pullback<f, w>(x = input, w = ogive::per_column(in), 1, ogive::rows(out, 2, 3));
#else
    ogive::pullback<f, w>(x = input, w = ogive::per_column(in), 1, out);
#endif
    (void)input, (void)out, (void)more;
}
