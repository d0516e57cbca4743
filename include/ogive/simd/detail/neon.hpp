// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <xsimd/xsimd.hpp>

// AArch64 divides, but xsimd 8 estimates quotients of float as for 32-bit processors: an ulp or two off, NaN for infinity.
#if defined(__aarch64__) && XSIMD_VERSION_MAJOR <= 8
template <>
inline xsimd::batch<float, xsimd::neon64>
xsimd::kernel::div<xsimd::neon64>(xsimd::batch<float, xsimd::neon64> const& a,
                                  xsimd::batch<float, xsimd::neon64> const& b,
                                  xsimd::kernel::requires_arch<xsimd::neon>) noexcept {
    return vdivq_f32(a, b);
}
#endif
