// SPDX-License-Identifier: BSL-1.0
// expect: a formula that reduces along a row has no value for a number; run it over rows
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = exp(x) / row_sum(exp(x));

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    (void)f(2.0);
#else
    ogive::kernel<f>(input, out);
#endif
    (void)input, (void)out, (void)more;
}
