// SPDX-License-Identifier: BSL-1.0
#include <support/path.hpp>

#include <cmath>

namespace plot {

// Liang and Barsky.
bool clip(point& p, point& q, box const& b) {
    double begin = 0, end = 1;
    double const dx = q.x - p.x, dy = q.y - p.y;
    auto const limit = [&](double direction, double distance) {
        if (direction == 0) return distance >= 0;
        double const t = distance / direction;
        if (direction < 0)
            begin = std::fmax(begin, t);
        else
            end = std::fmin(end, t);
        return begin <= end;
    };
    if (!(limit(-dx, p.x - b.left) && limit(dx, b.right - p.x) && limit(-dy, p.y - b.top) &&
          limit(dy, b.bottom - p.y)))
        return false;
    point const start = p;
    p = {start.x + begin * dx, start.y + begin * dy};
    q = {start.x + end * dx, start.y + end * dy};
    return true;
}

std::int64_t tenths(double pixels) { return static_cast<std::int64_t>(std::floor(pixels * 10 + 0.5 + 1e-5)); }

std::string decimal(std::int64_t t) {
    std::string text = t < 0 ? "-" : "";
    t = t < 0 ? -t : t;
    text += std::to_string(t / 10);
    if (t % 10 != 0) text += "." + std::to_string(t % 10);
    return text;
}

namespace {

/// Leaves out points that are nearer than 0.15 pixels to the line without them (Douglas and Peucker).
void thin(std::vector<pixel> const& all, std::size_t first, std::size_t last, std::vector<pixel>& kept) {
    pixel const p = all[first], q = all[last];
    std::int64_t const dx = q.x - p.x, dy = q.y - p.y, length = dx * dx + dy * dy;
    std::int64_t farthest = -1;
    std::size_t split = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        std::int64_t const x = all[i].x - p.x, y = all[i].y - p.y;
        std::int64_t const across = x * dy - y * dx;
        std::int64_t const away = length > 0 ? across * across / length : x * x + y * y;
        if (away > farthest) farthest = away, split = i;
    }
    if (farthest > 2) {
        thin(all, first, split, kept);
        thin(all, split, last, kept);
    } else {
        kept.push_back(q);
    }
}

} // namespace

std::string path_data(std::vector<pixel> const& run) {
    std::vector<pixel> kept{run.front()};
    thin(run, 0, run.size() - 1, kept);
    std::string data;
    for (pixel const& p : kept) data += (data.empty() ? "M" : " ") + decimal(p.x) + "," + decimal(p.y);
    return data;
}

} // namespace plot
