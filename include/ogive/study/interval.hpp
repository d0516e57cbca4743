// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

namespace ogive::study {

/// Beyond all numbers.
inline constexpr double infinity = std::numeric_limits<double>::infinity();
/// The largest double.
inline constexpr double largest = std::numeric_limits<double>::max();

/// All numbers from low to high. An infinite bound: there is none.
struct interval {
    double low = -infinity; ///< the lower bound
    double high = infinity; ///< the upper bound

    /// Whether it is between the bounds, or one of them.
    constexpr bool contains(double x) const { return low <= x && x <= high; }
    /// The same bounds.
    constexpr bool operator==(interval const&) const = default;
};

/// The least interval that holds both.
constexpr interval hull(interval const& a, interval const& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

/// Bounds that rounding was not exact for move outwards; a finite result that overflowed is still finite.
inline double down(double x) { return x == infinity ? largest : std::nextafter(x, -infinity); }
/// Likewise, upwards.
inline double up(double x) { return x == -infinity ? -largest : std::nextafter(x, infinity); }

/// A bound as it is where it is exact, else moved outwards.
inline double exact_or(double rounded, bool exact, double (*outward)(double)) {
    return exact ? rounded : outward(rounded);
}

/// Whether nothing was rounded.
inline bool is_exact_sum(double a, double b, double sum) {
    if (std::isinf(a) || std::isinf(b)) return true; // of bounds that are not there
    if (std::isinf(sum)) return false;
    double const part = sum - a;
    return (a - (sum - part)) + (b - part) == 0;
}

/// All sums.
inline interval operator+(interval const& a, interval const& b) {
    double const low = a.low + b.low, high = a.high + b.high;
    return {exact_or(low, is_exact_sum(a.low, b.low, low), down),
            exact_or(high, is_exact_sum(a.high, b.high, high), up)};
}

/// All negatives.
inline interval operator-(interval const& a) { return {-a.high, -a.low}; }
/// All differences.
inline interval operator-(interval const& a, interval const& b) { return a + -b; }

/// The product of two bounds; nothing times no bound is nothing.
inline double product(double a, double b, double (*outward)(double)) {
    if (a == 0 || b == 0) return 0;
    double const p = a * b;
    if (std::isinf(a) || std::isinf(b)) return p;
    double const bound = exact_or(p, std::fabs(p) > 1e-290 && std::fma(a, b, -p) == 0, outward);
    return (a > 0) == (b > 0) ? std::max(bound, 0.0) : std::min(bound, 0.0); // rounding changes no sign
}

/// All products.
inline interval operator*(interval const& a, interval const& b) {
    auto const bound = [&](double (*outward)(double), auto const& better) {
        return better({product(a.low, b.low, outward), product(a.low, b.high, outward),
                       product(a.high, b.low, outward), product(a.high, b.high, outward)});
    };
    return {bound(down, [](std::initializer_list<double> all) { return std::min(all); }),
            bound(up, [](std::initializer_list<double> all) { return std::max(all); })};
}

/// 1 / b; where b contains 0 inside, anything.
inline interval reciprocal(interval const& b) {
    if (b.low < 0 && b.high > 0) return {};
    auto const inverse = [](double x, double side, double (*outward)(double)) {
        if (x == 0) return side;
        double const y = 1 / x;
        double const bound = exact_or(y, std::isinf(x) || std::fma(x, y, -1) == 0, outward);
        return x > 0 ? std::max(bound, 0.0) : std::min(bound, 0.0);
    };
    bool const positive = b.low >= 0 && b.high > 0;
    return {inverse(b.high, positive ? infinity : -infinity, down),
            inverse(b.low, positive ? infinity : -infinity, up)};
}

/// All quotients.
inline interval operator/(interval const& a, interval const& b) {
    if (a.low == a.high && b.low == b.high && b.low != 0) {
        double const q = a.low / b.low;
        bool const exact = std::fma(q, b.low, -a.low) == 0 && std::isfinite(q);
        return {exact_or(q, exact, down), exact_or(q, exact, up)};
    }
    return a * reciprocal(b);
}

} // namespace ogive::study
