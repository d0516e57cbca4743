// SPDX-License-Identifier: BSL-1.0
// expect: a formula of several variables takes its inputs by name: kernel<f>(a = first, b = second, result)
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = a * b;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(in, in, out);
#else
    ogive::kernel<f>(a = in, b = in, out);
#endif
}
