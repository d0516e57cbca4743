// SPDX-License-Identifier: BSL-1.0
// expect: a variable of the formula has no binding; pass `name = buffer` or `name = number`
// expect: variable_of_formula<
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto f = a * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(x = in, out);
#else
    ogive::kernel<f>(x = in, a = 2, out);
#endif
}
