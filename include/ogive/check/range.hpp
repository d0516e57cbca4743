// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace ogive::check {

/// Numbers from `low` to `high` at which something is checked: `check::range{-100.0f, 100.0f}`. Half of them are spread
/// evenly, and half over all exponents, so that tiny ones occur too.
template <class T>
struct range {
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, double>,
                  "ogive: a range is of float or of double");
    T low;                     ///< the least
    T high;                    ///< the largest
    std::size_t count = 10000; ///< how many
};

/// The type of the numbers is that of the range.
template <class T>
range(T, T) -> range<T>;

/// Likewise.
template <class T>
range(T, T, int) -> range<T>;

/// A well mixed number (splitmix64).
constexpr std::uint64_t mixed(std::uint64_t index) {
    std::uint64_t z = (index + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// Numbers of type T in order: the place of x among them. That of -0 is that of 0.
template <class T>
std::int64_t place_of(T x) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    auto const size = static_cast<std::int64_t>(std::bit_cast<bits>(x < 0 ? -x : x + T(0)));
    return x < 0 ? -size : size;
}

/// The number at a place; the inverse of `place_of`.
template <class T>
T number_at(std::int64_t place) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    T const size = std::bit_cast<T>(static_cast<bits>(place < 0 ? -place : place));
    return place < 0 ? -size : size;
}

/// The points of a range, its ends among them. `shuffle`: 0, or another number for another order, so that the ranges of
/// several variables are combined in all ways.
template <class T>
std::vector<T> points_of(range<T> const& r, std::uint64_t shuffle = 0) {
    std::size_t const half = (r.count + 1) / 2;
    auto const part = [&](std::size_t i) {
        return half > 1 ? static_cast<double>(i % half) / static_cast<double>(half - 1) : 0;
    };
    std::vector<T> points(r.count);
    auto const first = place_of(r.low), last = place_of(r.high);
    for (std::size_t i = 0; i < r.count; ++i) {
        double const p = part(i);
        T x = i < half
                  ? static_cast<T>((1 - p) * static_cast<double>(r.low) + p * static_cast<double>(r.high))
                  : number_at<T>(static_cast<std::int64_t>((1 - p) * static_cast<double>(first) +
                                                           p * static_cast<double>(last)));
        points[i] = x < r.low ? r.low : x > r.high ? r.high : x;
    }
    for (std::size_t i = r.count; shuffle != 0 && i > 1; --i)
        std::swap(points[i - 1], points[mixed(shuffle * r.count + i) % i]);
    return points;
}

} // namespace ogive::check
