// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <functional>
#include <limits>
#include <string>
#include <vector>

/// Line plots as SVG: readable in light and dark mode, on a phone, without telling colours apart; text is text. Equal
/// charts are equal bytes.
namespace plot {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// A line through points in order, with a gap where a coordinate is not finite, or not positive on a logarithmic axis.
struct series {
    enum drawing { line, points, line_and_points };

    std::string label; ///< in the legend; empty: not there
    std::vector<double> x, y;
    drawing drawn = line;
};

/// A function between two inputs. At a break, where it may jump, it is taken from either side.
series sampled(std::string label, double low, double high, std::function<double(double)> const& f,
               std::vector<double> breaks = {}, int count = 600);

/// A point worth a look.
struct mark {
    enum shape_type { dot, ring, diamond };

    double x, y;
    std::string label;
    shape_type shape = dot;
};

/// An asymptote, a thin dashed line across the plot: y = slope * x + offset; where slope is infinite, x = offset.
struct guide {
    double slope, offset;
};

constexpr guide horizontal(double y) { return {0, y}; }
constexpr guide vertical(double x) { return {std::numeric_limits<double>::infinity(), x}; }

struct axis {
    std::string label;
    double low = none, high = none; ///< NaN: from what is drawn
    bool logarithmic = false;
};

struct chart {
    std::string title;
    std::string description; ///< what is to be seen, for those who do not see it
    axis x, y;
    std::vector<series> lines;
    std::vector<mark> marks;
    std::vector<guide> guides;
};

std::string svg(chart const& c);

} // namespace plot
