// SPDX-License-Identifier: BSL-1.0
// expect: a variable of the formula has no binding
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto f = w * row_sum(x);

void run(std::vector<float> const& in, std::vector<float>& out, std::vector<double>& more) {
    auto const input = ogive::rows(in, 2, 3);
#ifdef MISTAKE
    ogive::kernel<f>(x = input, out);
#else
    ogive::kernel<f>(x = input, w = 1, out);
#endif
    (void)input, (void)out, (void)more;
}
