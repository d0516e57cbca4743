// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>
#include <ogive/study/interval.hpp>
#include <vector>

// What a formula does on a whole interval of its variable, by interval arithmetic: bounds of its values, and whether it
// is smooth there. The library's functions are taken to be right within `slack` relative to their values.

namespace ogive::study {

/// Bounds of an operation's values while the variable is inside of an interval, ends not included.
struct enclosure {
    /// How it behaves there.
    enum kind : signed char {
        smooth,  ///< and all its derivatives exist
        rough,   ///< it may have a kink, jump or pole, or have no value in places
        nowhere, ///< it has no value anywhere
    };

    interval range;
    kind is = smooth;
    bool open = false; ///< strictly between the bounds

    bool is_point() const { return range.low == range.high; }
};

/// How far off the library's functions are taken to be, relative to their values.
inline constexpr double slack = 16 * std::numeric_limits<double>::epsilon();

/// Those of the arguments of an operation.
using enclosures = std::vector<enclosure> const&;

/// A strictly monotone function, within its own bounds.
inline enclosure monotone(graphs::descriptor const& op, enclosure const& x, bool increasing,
                          interval const& within) {
    auto const bound = [&](double at, double direction) {
        double const y = op.evaluate_double(&at, 1);
        if (std::isnan(y)) return direction * infinity;
        if (std::isinf(y) || (y == 0 && at == 0)) return y;
        double const moved =
            y + direction * (std::fabs(y) * slack + std::numeric_limits<double>::denorm_min());
        return std::clamp(moved, within.low, within.high);
    };
    double const left = increasing ? x.range.low : x.range.high,
                 right = increasing ? x.range.high : x.range.low;
    interval range{bound(left, -1), bound(right, 1)};
    if (range.low == infinity) range.low = largest; // overflow
    if (range.high == -infinity) range.high = -largest;
    return {range, x.is, x.open};
}

/// Likewise, for arguments above (or at) a bound; there is no value below.
inline enclosure monotone_above(graphs::descriptor const& op, enclosure x, double least, bool increasing,
                                interval const& within) {
    if (x.range.high < least || (x.open && x.range.high == least)) return {{}, enclosure::nowhere};
    bool const inside = x.range.low > least || (x.open && x.range.low == least);
    x.range.low = std::max(x.range.low, least);
    enclosure y = monotone(op, x, increasing, within);
    if (!inside && x.is == enclosure::smooth) y.is = enclosure::rough;
    return y;
}

/// sin, or cos if that is a quarter of a turn ahead.
inline enclosure wave(enclosure const& x, double ahead) {
    constexpr double pi = 3.14159265358979323846;
    auto const [low, high] = x.range;
    interval range{-1, 1};
    if (high - low < pi && std::fabs(low) < 1e9 && std::fabs(high) < 1e9) {
        auto const has_turn = [&](double turn) { // a multiple of 2 pi, plus this
            double const first = std::ceil((low + ahead - turn - 1e-6) / (2 * pi));
            return first * 2 * pi + turn <= high + ahead + 1e-6;
        };
        auto const at = [&](double v) { return ahead == 0 ? std::sin(v) : std::cos(v); };
        double const error = 1e-15;
        if (!has_turn(pi / 2)) range.high = std::min(1.0, std::max(at(low), at(high)) + error);
        if (!has_turn(-pi / 2)) range.low = std::max(-1.0, std::min(at(low), at(high)) - error);
        if (low == 0 && ahead == 0 && range.low > -1) range.low = std::max(range.low, 0.0);
        if (high == 0 && ahead == 0 && range.high < 1) range.high = std::min(range.high, 0.0);
    }
    return {range, x.is, false};
}

/// A power with a constant exponent.
inline enclosure power(graphs::descriptor const& op, enclosure const& a, enclosure const& b) {
    enclosure::kind const is = std::max(a.is, b.is);
    if (!b.is_point()) return {{}, enclosure::rough};
    double const exponent = b.range.low;
    auto const at = [&](double base) {
        double const both[]{base, exponent};
        return op.evaluate_double(both, 2);
    };
    auto const around = [&](double low, double high, bool open) -> enclosure {
        constexpr double least = std::numeric_limits<double>::denorm_min();
        return {{low - std::fabs(low) * slack - least, high + std::fabs(high) * slack + least}, is, open};
    };
    if (a.range.low > 0 || (a.range.low == 0 && (exponent >= 0 || a.open))) {
        double const left = at(a.range.low), right = at(a.range.high);
        enclosure y = around(std::min(left, right), std::max(left, right), a.open && exponent != 0);
        y.range.low = std::max(y.range.low, 0.0);
        if (a.range.low == 0 && !a.open && exponent != std::floor(exponent))
            y.is = std::max(is, enclosure::rough);
        return y;
    }
    if (exponent == std::floor(exponent) && exponent > 0) {
        bool const even = std::fmod(exponent, 2) == 0;
        if (!even) return around(at(a.range.low), at(a.range.high), a.open);
        double const most = std::max(at(a.range.low), at(a.range.high));
        double const least = a.range.high < 0 ? at(a.range.high) : 0;
        enclosure y = around(least, most, false);
        y.range.low = std::max(y.range.low, 0.0);
        return y;
    }
    return {{}, enclosure::rough};
}

/// Of a condition: 0, 1, or from 0 to 1 where it is not decided.
inline enclosure decided(enclosures a, bool always, bool never) {
    enclosure::kind const is = std::max(a[0].is, a[1].is);
    if (always) return {{1, 1}, is};
    if (never) return {{0, 0}, is};
    return {{0, 1}, std::max(is, enclosure::rough)};
}

/// Whether all values of a lie below those of b.
inline bool is_below(enclosure const& a, enclosure const& b) {
    return a.range.high < b.range.low || (a.range.high == b.range.low && (a.open || b.open));
}
/// Whether no value of a is above one of b.
inline bool is_at_most(enclosure const& a, enclosure const& b) { return a.range.high <= b.range.low; }

/// The larger of two, or with opposite signs the smaller.
inline enclosure larger(enclosure const& a, enclosure const& b) {
    if (is_at_most(a, b)) return b;
    if (is_at_most(b, a)) return a;
    return {{std::max(a.range.low, b.range.low), std::max(a.range.high, b.range.high)},
            std::max({a.is, b.is, enclosure::rough})};
}

/// The negative.
inline enclosure negated(enclosure const& a) { return {-a.range, a.is, a.open}; }

} // namespace ogive::study
