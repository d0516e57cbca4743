// SPDX-License-Identifier: BSL-1.0
#include "picture.hpp"
#include <algorithm>
#include <cmath>
#include <support/ticks.hpp>

namespace {

using ogive::study::facts;
using ogive::study::kink;

/// How far to either side something is to be seen.
double half_width(facts const& f) {
    double most = 5;
    for (kink const& each : f.kinks) most = std::max(most, std::fabs(each.x) * 1.4);
    for (auto const& each : f.saturated) // a scale of its own, as that of softcap
        for (double const end : {each.low, each.high})
            if (std::isfinite(end) && std::fabs(end) > 60) most = std::max(most, std::fabs(end));
    return f.is_complete() ? most : 7;
}

/// The straight line that f comes close to, if there is one.
void add_asymptote(plot::chart& c, item const& i, double far) {
    double const slope = i.subject.value(1, far), bend = i.subject.value(2, far);
    double const offset = i.subject.value(0, far) - slope * far;
    double const farther = i.subject.value(0, 16 * far) - slope * 16 * far;
    if (!std::isfinite(offset) || std::fabs(bend) > 1e-6 ||
        std::fabs(offset - farther) > 1e-2 * (1 + std::fabs(offset)))
        return;
    double const near = std::copysign(half_width(i.facts), far);
    if (std::fabs(i.subject.value(0, near) - slope * near - offset) < 1e-12 && slope != 0)
        return; // f is that line
    for (plot::guide const& each : c.guides)
        if (std::fabs(each.slope - slope) < 1e-3 && std::fabs(each.offset - offset) < 1e-2) return;
    c.guides.push_back({slope, offset});
}

/// Of marks that are drawn in one place the first is kept.
void leave_out_neighbours(std::vector<plot::mark>& marks, double distance) {
    std::vector<plot::mark> kept;
    for (plot::mark const& each : marks)
        if (std::none_of(kept.begin(), kept.end(), [&](plot::mark const& k) {
                return std::hypot(k.x - each.x, k.y - each.y) < distance;
            }))
            kept.push_back(each);
    marks = std::move(kept);
}

std::string at(std::string const& what, double y, double x) {
    return what + " " + plot::number_label(y) + " at " + plot::number_label(std::fabs(x) < 1e-12 ? 0 : x);
}

} // namespace

plot::chart picture_of(item const& i) {
    facts const& f = i.facts;
    plot::chart c;
    c.title = i.name + " and its derivatives";
    c.x.label = "x";
    double const wide = half_width(f);
    double const low = std::max(-wide, f.domain.low), high = std::min(wide, f.domain.high);
    std::vector<double> breaks;
    for (kink const& each : f.kinks) breaks.push_back(each.x);
    char const* const labels[]{"f(x)", "f\u2032(x)", "f\u2033(x)"};
    double lowest = 0, highest = 0;
    for (int k = 0; k < 3; ++k) {
        c.lines.push_back(plot::sampled(
            labels[k], low, high, [&](double x) { return i.subject.value(k, x); }, breaks));
        for (double const y : c.lines.back().y)
            if (std::isfinite(y)) lowest = std::min(lowest, y), highest = std::max(highest, y);
    }
    double const most = wide > 60 ? 40 : std::min(5.0, wide * 0.7);
    c.y.low = std::max(lowest - 0.1 * (highest - lowest), -most),
    c.y.high = std::min(highest + 0.1 * (highest - lowest), most);
    for (double const far : {-1e4, 1e4})
        if (f.domain.contains(far) && f.is_complete()) add_asymptote(c, i, far);
    for (double const end : {f.domain.low, f.domain.high})
        if (std::isfinite(end)) c.guides.push_back(plot::vertical(end));
    for (kink const& each : f.kinks) {
        std::string const what[]{"f jumps", "kink", "f\u2033 jumps", "singular"};
        c.marks.push_back({each.x, i.subject.value(0, each.x),
                           what[each.kind] + " at " + plot::number_label(each.x), plot::mark::diamond});
    }
    if (f.minima.size() + f.maxima.size() <= 4) {
        for (auto const& each : f.minima) c.marks.push_back({each.x, each.y, at("min", each.y, each.x)});
        for (auto const& each : f.maxima) c.marks.push_back({each.x, each.y, at("max", each.y, each.x)});
    }
    if (f.steepest && std::isfinite(f.steepest->y) && std::isfinite(f.steepest->x) &&
        f.inflections.size() > 0 && f.inflections.size() < 5) {
        double const x = f.steepest->x, slope = i.subject.value(1, x);
        c.marks.push_back(
            {x, slope, at(slope > 0 ? "max f\u2032" : "min f\u2032", slope, x), plot::mark::ring});
    }
    leave_out_neighbours(c.marks, wide / 100);
    c.description = "The graphs of " + i.name +
                    ", of its derivative and of its second derivative, for x from " +
                    plot::number_label(low) + " to " + plot::number_label(high) + ".";
    for (auto const& each : c.marks) c.description += " " + each.label + ".";
    return c;
}
