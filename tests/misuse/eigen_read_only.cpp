// SPDX-License-Identifier: BSL-1.0
// expect: ogive: a result is read-only
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>

constexpr auto x = ogive::var<"x">;

void run(Eigen::ArrayXf const& in, Eigen::ArrayXf& memory) {
#ifdef MISTAKE
    Eigen::Ref<Eigen::ArrayXf const> const out = memory;
#else
    Eigen::Ref<Eigen::ArrayXf> out = memory;
#endif
    ogive::kernel<exp(x)>(in, out);
}
