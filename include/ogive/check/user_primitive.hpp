// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <ogive/graph/descriptor.hpp>
#include <vector>

/// What a primitive of the user's is, known only by its values in double.
namespace ogive::check {

/// What was found of a slope.
struct measured_slope {
    double value = 0;  ///< of the slope; NaN where values do not tell
    double error = 0;  ///< how far off it may be
    bool kink = false; ///< then all that is within `error` is right
};

/// How a primitive of the user's is evaluated.
struct measurement {
    double sway = 0;   ///< its slopes are taken to be off by so much of their error, -1 to 1
    bool kink = false; ///< set where it has one

    /// What a slope is taken to be.
    double of(measured_slope const& slope) {
        kink = kink || slope.kink;
        double const whole = sway > 0 ? 1 : sway < 0 ? -1 : 0; // the slopes on both sides themselves
        return slope.value + (slope.kink ? whole : sway) * slope.error;
    }
};

/// Whether the values at neighbouring numbers have little to do with each other, as those of sin(1e300) have.
template <class At>
bool is_beyond_resolution(At const& at, double x) {
    constexpr double least = std::numeric_limits<double>::min();
    double before = at(x), amplitude = std::fabs(before);
    for (int k = 1; k < 24; k += 4)
        amplitude = std::max(amplitude, std::fabs(at(x + std::ldexp(std::max(std::fabs(x), least), -k))));
    int jumps = 0;
    for (int i = 0; i < 8; ++i) {
        double const value = at(x = std::nextafter(x, std::numeric_limits<double>::infinity()));
        jumps += std::fabs(value - before) > 1e-5 * amplitude;
        before = value;
    }
    return jumps > 2;
}

/// The derivative of a primitive with respect to an argument: extrapolated central differences, with the step that does
/// best, of those that agree with smaller ones: beyond the period of a wave all slopes seem to be 0. Where the slopes on
/// both sides do not come closer when the step shrinks there is a kink; then everything between them is right.
inline measured_slope measure_slope(graphs::descriptor const& op, std::vector<double> arguments,
                                    std::size_t index) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double const x = arguments[index];
    auto const at = [&](double moved) {
        arguments[index] = moved;
        return op.evaluate_double(arguments.data(), static_cast<int>(arguments.size()));
    };
    double const here = at(x), unit = x == 0 ? 1 : std::fabs(x);
    if (is_beyond_resolution(at, x)) return {unknown};
    auto const doubt = [&](double h) {
        return 4 * std::numeric_limits<double>::epsilon() * std::fabs(here) / h;
    };
    auto const central = [&](double h) { return (at(x + h) - at(x - h)) / ((x + h) - (x - h)); };
    measured_slope best{0, std::numeric_limits<double>::infinity()};
    for (int k = 50; k >= 0; k -= 2) {
        double const h = std::ldexp(unit, -k), wide = central(h), narrow = central(h / 2);
        double const value = (4 * narrow - wide) / 3, error = std::fabs(narrow - wide) + doubt(h);
        if (std::fabs(value - best.value) > 8 * (error + best.error)) break;
        if (error < best.error) best = {value, error, false};
    }
    auto const bend = [&](double h) { return std::fabs((at(x + h) - here) / h - (here - at(x - h)) / h); };
    double const h = std::ldexp(unit, -20), near = bend(h), far = bend(16 * h), middle = central(h);
    bool const stays = near > 0.5 * far && near < 2 * far && near > 8 * doubt(h);
    if (stays && std::fabs(best.value - middle) <= 0.51 * near + best.error) return {middle, near / 2, true};
    return best;
}

} // namespace ogive::check
