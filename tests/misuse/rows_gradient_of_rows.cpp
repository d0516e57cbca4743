// SPDX-License-Identifier: BSL-1.0
// expect: the gradient with respect to rows is rows(...) or a buffer
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = w * x;

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    ogive::pullback<f, x>(x = input, w = 2, 1, ogive::per_row(out));
#else
    ogive::pullback<f, x>(x = input, w = 2, 1, ogive::rows(out, 2, 3));
#endif
    (void)input, (void)out, (void)more;
}
