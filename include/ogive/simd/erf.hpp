// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/erfc.hpp>

namespace ogive::simd {

/// The error function; odd, erf(inf) = 1.
template <lane V>
[[gnu::always_inline]] constexpr V erf(V x) {
    V const t = simd::abs(x);
    V const z = t * t;
    V p; // erf(x) / x - 1 for |x| <= 1; see minimax/gaussian.py
    if constexpr (detail::format<V>::is_float)
        p = simd::polynomial(z, 0.128379121, -0.37612325, 0.112801753, -0.0267111529, 0.00491735898,
                             -0.00056307402);
    else
        p = simd::polynomial(z, 0.12837916709551256, -0.3761263890318352, 0.11283791670944185,
                             -0.026866170643111472, 0.0052239776061185845, -0.0008548325929322255,
                             0.00012055293577183465, -1.4924712308155674e-05, 1.6447131653817615e-06,
                             -1.6206314430940447e-07, 1.3710983445964604e-08, -7.779474387674627e-10);
    V const one = broadcast<V>(1);
    V const near = simd::fma(t, p, t);
    V const far = one - detail::erfc_positive(t);
    return simd::copysign(simd::select(t > one, far, near), x);
}

} // namespace ogive::simd
