// SPDX-License-Identifier: BSL-1.0
// expect: the result varies along the row; it needs rows(...), not per_row(...)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = exp(x) / row_sum(exp(x));

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    ogive::kernel<f>(input, ogive::per_row(out));
#else
    ogive::kernel<f>(input, ogive::rows(out, 2, 3));
#endif
    (void)input, (void)out, (void)more;
}
