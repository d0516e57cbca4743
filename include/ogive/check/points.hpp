// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <numeric>
#include <ogive/check/slope.hpp>

namespace ogive::check {

/// Which inputs `gradient` tries, and how far off it lets a derivative be.
struct gradient_options {
    std::uint64_t seed = 1; ///< of the random ones
    int points = 300;       ///< beside those around kinks
    double ulp = 8;         ///< and four times what roundings in the formula as it was written do
    double low = -std::numeric_limits<double>::max(); ///< the least input
    double high = std::numeric_limits<double>::max(); ///< the largest input
};

/// Whether these are inputs that are wanted.
template <class T>
bool are_wanted(std::vector<T> const& input, gradient_options const& options) {
    return std::all_of(input.begin(), input.end(),
                       [&](double number) { return number >= options.low && number <= options.high; });
}

/// Numbers by chance.
struct drawing {
    std::uint64_t seed;
    std::uint64_t whole() { return mixed(seed++); }
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(whole() >> 11) * 0x1p-53;
    }
};

/// Numbers where formulas are special: 0, 1, the smallest and large ones, those in the formula and their neighbours;
/// then, to `count`, numbers of all magnitudes, and numbers of moderate size, of both signs.
template <class T>
std::vector<T> telling_numbers(graphs::graph_view const& g, gradient_options const& options, drawing draw) {
    using limits = std::numeric_limits<T>;
    std::vector<T> numbers;
    auto const add = [&](double number) {
        bool const fits = std::fabs(number) <= static_cast<double>(limits::max());
        if (fits && number >= options.low && number <= options.high)
            numbers.push_back(static_cast<T>(number));
    };
    for (double const size :
         {0.0, 0.5, 1.0, 2.0, 3.0, 10.0, 30.0, 100.0, static_cast<double>(limits::min()),
          static_cast<double>(limits::denorm_min()), static_cast<double>(limits::epsilon())})
        for (double const sign : {1.0, -1.0})
            if (size != 0 || sign > 0) add(sign * size);
    for (graphs::node_id id = 0; id < g.size(); ++id)
        if (g[id].is_number() && std::fabs(g[id].value) <= static_cast<double>(limits::max())) {
            T const value = static_cast<T>(g[id].value);
            for (T const near : {std::nextafter(value, limits::lowest()), value,
                                 std::nextafter(value, limits::max()), static_cast<T>(-value)})
                add(static_cast<double>(near));
        }
    double const decades = -limits::min_exponent10;
    double const low = std::max(options.low, -100.0), high = std::min(options.high, 100.0);
    for (int i = 0; static_cast<int>(numbers.size()) < options.points && i < 20 * options.points; ++i) {
        double const sign = draw.whole() % 2 == 0 ? 1 : -1;
        switch (i % 3) {
        case 0: add(sign * std::pow(10.0, draw.between(-decades, decades))); break;
        case 1: add(draw.between(std::max(low, -6.0), std::min(high, 6.0))); break;
        default: add(low < high ? draw.between(low, high) : draw.between(options.low, options.high));
        }
    }
    return numbers;
}

/// What is chosen in a formula at a point.
template <class T>
std::vector<signed char> choices_at(graphs::graph_view const& g, std::vector<T> const& point) {
    std::vector<dual<few_digits>> leaves;
    for (T const x : point) leaves.emplace_back(few_digits(x));
    run<few_digits> each(g, leaves);
    each(g.outputs[0]);
    return each.choices();
}

/// Between two points that differ in one coordinate: the neighbours between which the formula changes its choice.
template <class T>
void add_around_kink(graphs::graph_view const& g, std::vector<T> from, std::vector<T> const& to,
                     std::size_t slot, std::vector<std::vector<T>>& points) {
    auto const choice = choices_at(g, from);
    std::vector<T> until = from;
    until[slot] = to[slot];
    if (choices_at(g, until) == choice) return;
    std::int64_t inside = place_of(from[slot]), outside = place_of(to[slot]);
    for (;;) { // the places may be further apart than the largest integer
        std::int64_t const middle = std::midpoint(inside, outside);
        if (middle == inside) break;
        until[slot] = number_at<T>(middle);
        (choices_at(g, until) == choice ? inside : outside) = middle;
    }
    for (std::int64_t const place : {inside, outside}) {
        from[slot] = number_at<T>(place);
        points.push_back(from);
    }
}

/// The points at which a gradient is checked.
template <class T>
std::vector<std::vector<T>> gradient_points(graphs::graph_view const& g, gradient_options const& options) {
    auto const variables = static_cast<std::size_t>(g.variable_count);
    drawing draw{options.seed << 32};
    auto const numbers = telling_numbers<T>(g, options, draw);
    std::vector<std::vector<T>> points;
    if (numbers.empty()) return points;
    bool const in_order = static_cast<int>(numbers.size()) <= options.points;
    for (std::size_t i = 0; static_cast<int>(i) < options.points; ++i) {
        std::vector<T> point;
        for (std::size_t slot = 0; slot < variables; ++slot)
            point.push_back(
                numbers[in_order && slot == 0 ? i % numbers.size() : draw.whole() % numbers.size()]);
        points.push_back(point);
    }
    std::size_t const pairs = std::min<std::size_t>(points.size() - 1, 40);
    for (std::size_t i = 0; i < pairs; ++i)
        for (std::size_t slot = 0; slot < variables; ++slot)
            add_around_kink<T>(g, points[i], points[i + 1], slot, points);
    return points;
}

} // namespace ogive::check
