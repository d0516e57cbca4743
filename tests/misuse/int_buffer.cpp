// SPDX-License-Identifier: BSL-1.0
// expect: buffers hold float or double
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float>& in, std::vector<int>& numbers) {
#ifdef MISTAKE
    ogive::kernel<f>(numbers, numbers);
    (void)in;
#else
    ogive::kernel<f>(in, in);
    (void)numbers;
#endif
}
