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
    double x; ///< where
    double y; ///< the value there
};

/// Where a formula is not smooth. `before` and `after` are the limits from the left and from the right: of the formula
/// where it jumps, else of the first derivative that does.
struct kink {
    /// What kind of kink.
    enum kind_type {
        jump,    ///< of the formula
        kink_,   ///< its derivative jumps
        bend,    ///< its second derivative jumps
        singular ///< one of them is unbounded
    };

    double x;       ///< where
    kind_type kind; ///< of what
    double before;  ///< the limit from the left
    double after;   ///< the limit from the right
};

/// Where a formula only rises, only falls, or is constant.
struct stretch {
    /// What f does.
    enum course_type { rising, falling, constant };

    double from;        ///< where it begins, perhaps at minus infinity
    double to;          ///< where it ends, perhaps at infinity
    course_type course; ///< what it does there
};

/// A value of the variance map that it leaves as it is: E f(sqrt(q) Z)^2 = q E f(Z)^2.
struct fixed_point {
    double q;     ///< the variance
    double slope; ///< of the map there: below 1, the variance returns to it from layer to layer
};

/// What there is to know of a formula of one variable. What is missing (an empty optional) is unknown, and so is what
/// lies outside of `complete`, for the lists.
struct facts {
    interval domain;   ///< outside, there is no value
    interval complete; ///< in it, the lists are complete; infinite bounds: everywhere

    std::optional<point> lowest;        ///< the infimum, and where
    std::optional<point> highest;       ///< the supremum, and where
    std::optional<double> limit_left;   ///< at minus infinity
    std::optional<double> limit_right;  ///< at infinity
    std::optional<double> period;       ///< f(x + period) = f(x): then there are no limits
    std::optional<double> slope_period; ///< f'(x + period) = f'(x)
    std::vector<double> zeros;          ///< single ones
    std::vector<interval> zero_on;      ///< where f is 0 throughout
    std::vector<point> minima;          ///< local ones, strict
    std::vector<point> maxima;          ///< likewise
    std::vector<point> inflections;     ///< where f'' changes its sign and f is smooth
    std::vector<stretch> stretches;     ///< where f rises, falls or is constant, in order
    std::vector<kink> kinks;            ///< where f is not smooth
    std::optional<point> steepest; ///< y is the Lipschitz constant, the supremum of |f'|; infinite at a jump
    double saturation = 0;         ///< the bound on |f'| for `saturated`
    std::vector<interval> saturated;       ///< where |f'| is below that bound
    std::vector<interval> dead;            ///< where f' is 0 throughout
    std::optional<ogive::parity> symmetry; ///< even, odd, or certainly none

    std::optional<double> mean;           ///< of f(Z), Z being normally distributed
    std::optional<double> variance;       ///< of f(Z)
    std::optional<double> slope_mean;     ///< of f'(Z)
    std::optional<double> slope_variance; ///< of f'(Z)
    /// E f'(Z)^2 / E f(Z)^2: by this the squared gradient grows with each layer, if the weights keep E f^2 at 1.
    std::optional<double> gradient_factor;
    std::vector<fixed_point> fixed_points; ///< of the variance map with these weights, from 1e-4 to 1e4
    bool keeps_every_variance = false;     ///< all of them are fixed points

    cost value;           ///< what a kernel of f spends
    cost value_and_slope; ///< what a kernel of f and f' spends

    /// The lists are complete everywhere.
    bool is_complete() const { return complete.low == -infinity && complete.high == infinity; }
};

} // namespace ogive::study
