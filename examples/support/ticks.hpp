// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>
#include <vector>

namespace plot {

/// What stands along an axis.
struct tick {
    double value;
    std::string label;
};

/// At multiples of 1, 2 or 5 times a power of ten: at most so many.
std::vector<tick> linear_ticks(double low, double high, int most);

/// At powers of ten.
std::vector<tick> logarithmic_ticks(double low, double high, int most);

/// A number as it is written in a plot: four digits, a minus sign that is one, 10⁻⁷ for what is small.
std::string number_label(double value);

} // namespace plot
