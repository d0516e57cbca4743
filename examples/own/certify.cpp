// SPDX-License-Identifier: BSL-1.0
#include "certify.hpp"
#include "logish.hpp"
#include <iostream>
#include <ogive/check/accuracy.hpp>
#include <ogive/check/gradient.hpp>

namespace own {

certificate certified() {
    // [region certify]
    auto const gradient = ogive::check::gradient<logish>();
    auto const value = ogive::check::accuracy<logish>(ogive::check::range{-80.0f, 80.0f});
    auto const slope = ogive::check::accuracy<diff(logish, x)>(ogive::check::range{-80.0f, 80.0f});
    std::cerr << to_string(gradient) << "\nvalue: " << to_string(value) << "\nslope: " << to_string(slope)
              << '\n';
    // [region end]
    return {static_cast<bool>(gradient), value.max_ulp, slope.max_ulp};
}

} // namespace own
