// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/polynomial.hpp>

namespace ogive::simd {

/// Phi(-t) / e^(-t^2/2) for t >= 0 (Mills' ratio over sqrt(2 pi)): 1/2 at 0, like 1 / (t sqrt(2 pi)) far out, 0 at inf.
template <lane V>
[[gnu::always_inline]] constexpr V mills(V t) {
    // u G(u - 1/2) with u = 1 / (1 + t/4); see minimax/gaussian.py.
    V const one = broadcast<V>(1);
    V const u = one / simd::fma(t, broadcast<V>(0.25), one);
    V const w = u - broadcast<V>(0.5);
    if constexpr (detail::format<V>::is_float)
        return u * simd::polynomial(w, 0.188821286, 0.303948313, 0.387137413, 0.373044491, 0.241585508,
                                    0.0602968186, -0.0556658432, -0.0518527888, 0.00848765206, 0.02735704,
                                    -0.000330783689, -0.0104680276);
    else
        return u * simd::polynomial(w, 0.18882128260393788, 0.3039483209859461, 0.3871374007422146,
                                    0.3730437159193029, 0.2415862995637328, 0.06032151173547905,
                                    -0.05567507787745982, -0.052186190752930156, 0.008534035987269968,
                                    0.02958015575138876, -0.0004885153531976132, -0.01799417041214166,
                                    0.0007339214406415816, 0.012125832951511878, -0.0025804169203069516,
                                    -0.008381017392160283, 0.004467919453837676, 0.005153554895935147,
                                    -0.005709328338533256, -0.0020190861021439272, 0.005661210666480958,
                                    -0.0004916051692144033, -0.003979702680717893, 0.001408239147517894,
                                    0.0014730758103276404, -0.0007364693034111494);
}

} // namespace ogive::simd
