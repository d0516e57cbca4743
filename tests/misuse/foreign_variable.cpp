// SPDX-License-Identifier: BSL-1.0
// expect: the formula of an activation uses a variable that is not among its parameters (it is the argument of variable_of_activation); list it before the formula
// expect: variable_of_activation<
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    constexpr auto f = ogive::activation<"f">(x, a = 1, a * x + b);
    ogive::kernel<f>(in, out);
#else
    constexpr auto f = ogive::activation<"f">(x, a = 1, a * x + a);
    ogive::kernel<f>(in, out);
#endif
}
