// SPDX-License-Identifier: BSL-1.0
// expect: ogive: to use Eigen's matrices and arrays as buffers, include <ogive/interop/eigen.hpp>
#include <Eigen/Core>
#include <ogive/ogive.hpp>
#include <span>

constexpr auto x = ogive::var<"x">;

void run(Eigen::ArrayXf const& in, Eigen::ArrayXf& out) {
#ifdef MISTAKE
    ogive::kernel<exp(x)>(in, out);
#else
    std::span<float const> const from(in.data(), static_cast<std::size_t>(in.size()));
    std::span<float> const to(out.data(), static_cast<std::size_t>(out.size()));
    ogive::kernel<exp(x)>(from, to);
#endif
}
