// SPDX-License-Identifier: BSL-1.0
// expect: bindings (`name = buffer`) come before all other arguments
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = a * b;

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<f>(a = in, out, b = in);
#else
    ogive::kernel<f>(a = in, b = in, out);
#endif
}
