// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ogive/check/ulp.hpp>
#include <type_traits>

/// Distances between floating-point results, in units in the last place (ulp).
namespace test {

using ogive::check::spacing, ogive::check::ulp_error;

/// The same bits, or both NaN.
template <class T>
bool same_bits(T a, T b) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    return (a != a && b != b) || std::bit_cast<bits>(a) == std::bit_cast<bits>(b);
}

/// The largest error seen, and where.
template <class T>
struct worst_case {
    double error = 0;
    T input = 0;
    T second_input = 0;

    void see(double e, T x, T y = 0) {
        if (!(e > error)) return;
        error = e;
        input = x;
        second_input = y;
    }
};

/// A small generator of well mixed 64-bit numbers (splitmix64), the same on every machine.
struct random_bits {
    std::uint64_t state;

    std::uint64_t operator()() {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// Any bit pattern: every exponent alike, NaN and infinity included.
    template <class T>
    T any_number() {
        if constexpr (sizeof(T) == 4)
            return std::bit_cast<float>(static_cast<std::uint32_t>((*this)() >> 32));
        else
            return std::bit_cast<double>((*this)());
    }

    /// Uniform in [low, high).
    template <class T>
    T between(double low, double high) {
        return static_cast<T>(low + (high - low) * (static_cast<double>((*this)() >> 11) * 0x1p-53));
    }
};

} // namespace test
