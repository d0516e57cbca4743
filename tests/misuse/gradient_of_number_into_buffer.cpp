// SPDX-License-Identifier: BSL-1.0
// expect: the gradient with respect to a broadcast number is the sum over all elements; pass a float or double variable for it
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto x = ogive::var<"x">;
constexpr auto f = a * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    std::vector<float> total(in.size());
    ogive::pullback<f>(a = 2, x = in, 1, total, out);
#else
    float total = 0;
    ogive::pullback<f>(a = 2, x = in, 1, total, out);
#endif
}
