// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/slope.hpp>
#include <ogive/check/ulp.hpp>

namespace ogive::check {

/// Whether a derivative, or `upstream` times one, may come out as `got`. It may be `ulp` units in the last place of the
/// exact result away from what roundings, one in each operation of the formula as it was written, could make of it,
/// and four times as far off as those. At a kink it may be anything between the slopes on both sides.
template <class T>
bool is_right(T got, slope const& s, long double upstream, double ulp) {
    using limits = std::numeric_limits<T>;
    constexpr auto largest = static_cast<long double>(limits::max());
    if (got != got) return false;
    auto const scaled = [&](long double exact) {
        return std::clamp(exact * upstream, -4 * largest, 4 * largest);
    };
    long double low = std::min(scaled(s.low), scaled(s.high)), high = std::max(scaled(s.low), scaled(s.high));
    long double const unit = spacing<T>(std::max(std::fabs(low), std::fabs(high)));
    long double const between = s.kink ? 1e-3L * (high - low) : 0;
    long double const roundings = std::min(s.roundings * std::fabs(upstream), 4 * largest);
    long double const slack = static_cast<long double>(ulp) * unit + 4 * roundings + between;
    low = std::min(low - slack, largest);
    high = std::max(high + slack, -largest);
    if (got > limits::max()) return high >= largest;
    if (got < limits::lowest()) return low <= -largest;
    auto const result = static_cast<long double>(got);
    return low <= result && result <= high;
}

} // namespace ogive::check
