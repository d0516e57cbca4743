// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace plot {

/// In pixels, y downwards.
struct point {
    double x, y;
};

struct box {
    double left, top, right, bottom;

    bool overlaps(box const& b) const {
        return left < b.right && b.left < right && top < b.bottom && b.top < bottom;
    }
    bool holds(point const& p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
};

/// The part of a segment inside of a box; false: there is none.
bool clip(point& p, point& q, box const& b);

/// In tenths of a pixel, rounded: what is written.
struct pixel {
    std::int64_t x, y; // tenths
    bool operator==(pixel const&) const = default;
};

/// What lies half way between two is moved first, so that rounding elsewhere does not decide.
std::int64_t tenths(double pixels);

std::string decimal(std::int64_t tenths);

/// A path through points, without those that do not show.
std::string path_data(std::vector<pixel> const& run);

} // namespace plot
