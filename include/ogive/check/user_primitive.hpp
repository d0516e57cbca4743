// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cmath>
#include <limits>
#include <ogive/graph/descriptor.hpp>
#include <vector>

/// What a primitive of the user's is, known only by its values in double.
namespace ogive::check {

/// What was found of a slope.
struct measured_slope {
    double value = 0;  ///< of the slope
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

/// The derivative of a primitive with respect to an argument: extrapolated central differences, with the step that does
/// best. Where the slopes on both sides do not come closer when the step shrinks there is a kink; then everything
/// between them is right.
inline measured_slope measure_slope(graphs::descriptor const& op, std::vector<double> arguments,
                                    std::size_t index) {
    double const x = arguments[index];
    auto const at = [&](double moved) {
        arguments[index] = moved;
        return op.evaluate_double(arguments.data(), static_cast<int>(arguments.size()));
    };
    double const here = at(x), unit = x == 0 ? 1 : std::fabs(x);
    auto const doubt = [&](double h) {
        return 4 * std::numeric_limits<double>::epsilon() * std::fabs(here) / h;
    };
    auto const central = [&](double h) { return (at(x + h) - at(x - h)) / ((x + h) - (x - h)); };
    measured_slope best{0, std::numeric_limits<double>::infinity()};
    for (int k = 0; k < 30; k += 2) {
        double const h = std::ldexp(unit, -k), wide = central(h), narrow = central(h / 2);
        double const error = std::fabs(narrow - wide) + doubt(h);
        if (error < best.error) best = {(4 * narrow - wide) / 3, error, false};
    }
    auto const bend = [&](double h) { return std::fabs((at(x + h) - here) / h - (here - at(x - h)) / h); };
    double const h = std::ldexp(unit, -20), near = bend(h);
    if (near > 0.5 * bend(16 * h) && near > 8 * doubt(h)) return {central(h), near / 2, true};
    return best;
}

} // namespace ogive::check
