// SPDX-License-Identifier: BSL-1.0
// expect: an input of a kernel is a buffer of float or double
// expect: or a number
#include <ogive/ogive.hpp>
#include <span>
#include <vector>

constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;

void run(std::vector<float>& in, float const* pointer) {
#ifdef MISTAKE
    ogive::kernel<f>(pointer, in);
#else
    ogive::kernel<f>(std::span(pointer, in.size()), in);
#endif
}
