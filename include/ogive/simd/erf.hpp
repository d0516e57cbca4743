// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/erfc.hpp>

namespace ogive::simd {

/// The error function; odd, erf(inf) = 1.
template <lane V>
[[gnu::always_inline]] constexpr V erf(V x) {
    V const t = simd::abs(x);
    V const x_near = simd::at_most(t, 1.0); // powers of a large one would overflow
    V const z = x_near * x_near;
    V p; // erf(x) / x - 1 for |x| <= 1; see minimax/gaussian.py
    if constexpr (detail::format<V>::is_float)
        p = simd::polynomial(z, 0.128379121, -0.37612325, 0.112801753, -0.0267112274, 0.00491748378,
                             -0.000563121634);
    else
        p = simd::polynomial(z, 0.12837916709551256, -0.3761263890318346, 0.11283791670942668,
                             -0.02686617064293326, 0.005223977604950705, -0.0008548325882439543,
                             0.00012055292366141059, -1.4924691770840152e-05, 1.6446904298525158e-06,
                             -1.6204732441506613e-07, 1.3704703465171321e-08, -7.768627433051693e-10);
    V const one = broadcast<V>(1);
    V const near = simd::fma(x_near, p, x_near);
    V const far = one - detail::erfc_positive(t);
    return simd::copysign(simd::select(t > one, far, near), x);
}

} // namespace ogive::simd
