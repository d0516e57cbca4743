// SPDX-License-Identifier: BSL-1.0
// expect: a result of a kernel is rows(...), per_row(...) or a buffer
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = row_sum(x);

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    float sum = 0;
    ogive::kernel<f>(input, sum);
#else
    ogive::kernel<f>(input, ogive::per_row(out));
#endif
    (void)input, (void)out, (void)more;
}
