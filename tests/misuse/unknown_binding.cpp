// SPDX-License-Identifier: BSL-1.0
// expect: a binding names a variable that the formula does not have
// expect: binding_of_variable<
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto f = x * x;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(x = in, a = 2, out);
#else
    ogive::kernel<f>(x = in, out);
#endif
}
