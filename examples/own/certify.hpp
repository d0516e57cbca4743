// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace own {

struct certificate {
    bool gradient_is_right = false;
    double value_ulp = 0, slope_ulp = 0; ///< largest errors of the value and of the derivative
};

/// Of logish. In a file of its own, since Boost.Multiprecision takes long to compile.
certificate certified();

} // namespace own
