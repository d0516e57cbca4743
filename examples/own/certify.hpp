// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace own {

struct certificate {
    bool gradient_is_right = false;
    double value_ulp = 0;   ///< largest error of the value
    double slope_share = 0; ///< share of the inputs where that of the derivative is at most 4 ulp
    double slope_worst = 0; ///< the input where it is largest
};

/// Of logish. In a file of its own, since Boost.Multiprecision takes long to compile.
certificate certified();

} // namespace own
