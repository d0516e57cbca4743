// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/print/cost.hpp>
#include <ogive/study/interval.hpp>
#include <optional>
#include <vector>

namespace ogive::study {

/// A point of a graph. x may be infinite: then y is only approached.
struct point {
    double x, y;
};

/// Where a formula is not smooth. `before` and `after` are the limits from the left and from the right: of the formula
/// where it jumps, else of the first derivative that does.
struct kink {
    enum kind_type { jump, kink_, bend, singular };

    double x;
    kind_type kind; ///< jump: of the formula; kink_: of f'; bend: of f''; singular: one of them is unbounded
    double before, after;
};

/// Where a formula only rises, only falls, or is constant.
struct stretch {
    enum course_type { rising, falling, constant };

    double from, to;
    course_type course;
};

/// A value of the variance map that it leaves as it is: E f(sqrt(q) Z)^2 = q E f(Z)^2.
struct fixed_point {
    double q;
    double slope; ///< of the map there: below 1, the variance returns to it from layer to layer
};

/// What there is to know of a formula of one variable. What is missing (an empty optional) is unknown, and so is what
/// lies outside of `complete`, for the lists.
struct facts {
    interval domain;   ///< outside, there is no value
    interval complete; ///< in it, the lists are complete; infinite bounds: everywhere

    std::optional<point> lowest, highest;          ///< the infimum and the supremum, and where
    std::optional<double> limit_left, limit_right; ///< at minus infinity and at infinity
    std::optional<double> period;                  ///< f(x + period) = f(x): then there are no limits
    std::optional<double> slope_period;            ///< f'(x + period) = f'(x)
    std::vector<double> zeros;                     ///< single ones
    std::vector<interval> zero_on;                 ///< where f is 0 throughout
    std::vector<point> minima, maxima;             ///< local ones, strict
    std::vector<point> inflections;                ///< where f'' changes its sign and f is smooth
    std::vector<stretch> stretches;
    std::vector<kink> kinks;
    std::optional<point> steepest; ///< y is the Lipschitz constant, the supremum of |f'|; infinite at a jump
    double saturation = 0;         ///< the bound on |f'| for `saturated`
    std::vector<interval> saturated, dead; ///< where |f'| is below that bound; where it is 0 throughout
    std::optional<ogive::parity> symmetry; ///< even, odd, or certainly none

    std::optional<double> mean, variance;             ///< of f(Z), Z being normally distributed
    std::optional<double> slope_mean, slope_variance; ///< of f'(Z)
    /// E f'(Z)^2 / E f(Z)^2: by this the squared gradient grows with each layer, if the weights keep E f^2 at 1.
    std::optional<double> gradient_factor;
    std::vector<fixed_point> fixed_points; ///< of the variance map with these weights, from 1e-4 to 1e4
    bool keeps_every_variance = false;     ///< all of them are fixed points

    cost value, value_and_slope; ///< what kernels of f, and of f and f' together, spend

    bool is_complete() const { return complete.low == -infinity && complete.high == infinity; }
};

} // namespace ogive::study
