// SPDX-License-Identifier: BSL-1.0
// expect: a formula that reduces along a row has a matrix of derivatives; use
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = exp(x) / row_sum(exp(x));

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    auto const slope = diff(f, x);
    (void)slope;
#else
    ogive::pullback<f>(input, 1, out);
#endif
    (void)input, (void)out, (void)more;
}
