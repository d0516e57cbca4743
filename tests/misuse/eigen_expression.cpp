// SPDX-License-Identifier: BSL-1.0
// expect: ogive: an Eigen expression has no elements in memory; pass expression.eval()
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;

void run(Eigen::ArrayXf const& in, Eigen::ArrayXf& out) {
#ifdef MISTAKE
    ogive::kernel<exp(x)>(in + in, out);
#else
    ogive::kernel<exp(x)>((in + in).eval(), out);
#endif
}
