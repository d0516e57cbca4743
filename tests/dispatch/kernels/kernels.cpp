// SPDX-License-Identifier: BSL-1.0
#include "../functions.hpp"
#include "told.hpp"
#include <algorithm>
#include <ogive/ogive.hpp>

namespace compiled {

std::string instruction_set() { return OGIVE_TOLD; }
std::string instruction_set_of_inline_function() { return told_by_inline(); }

std::string instruction_set_of_std_function() {
    told numbers[]{{2}, {1}};
    std::string seen;
    teller = &seen;
    std::sort(numbers, numbers + 2); // calls operator<
    return seen;
}

double sum(int a, double b, long c, float d, unsigned e, double f, int g, int h, double i, int j) {
    return a + b + static_cast<double>(c) + d + e + f + g + h + i + j;
}

void softmax(std::span<float const> in, std::span<float> out) { ogive::kernel<ogive::softmax>(in, out); }
std::size_t streams_from() { return ogive::streams_from(); }

} // namespace compiled
