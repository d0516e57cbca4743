// SPDX-License-Identifier: BSL-1.0
// expect: ogive: this Eigen object is not contiguous: there are gaps between its elements in memory
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;

void run(Eigen::Matrix4f& m) {
#ifdef MISTAKE
    ogive::kernel<exp(x)>(m.row(0), m.row(1));
#else
    ogive::kernel<exp(x)>(m.col(0), m.col(1));
#endif
}
