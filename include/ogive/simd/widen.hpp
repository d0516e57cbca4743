// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>
#include <ogive/simd/detail/narrow.hpp>
#include <ogive/simd/register.hpp>

/// From float to double and back.
namespace ogive::simd {

namespace detail {

// Of g++ and clang: their conversions of vectors become one instruction where there is one.
using floats [[gnu::vector_size(sizeof(batch<double>) / 2)]] = float;
using doubles [[gnu::vector_size(sizeof(batch<double>))]] = double;

} // namespace detail

/// The lanes of x in double: the first half, and the second.
[[gnu::always_inline]] inline void widen(batch<float> x, batch<double>& first, batch<double>& second) {
    detail::floats halves[2];
    static_assert(sizeof halves == sizeof x);
    std::memcpy(halves, &x, sizeof halves);
    auto const of_first = __builtin_convertvector(halves[0], detail::doubles);
    auto const of_second = __builtin_convertvector(halves[1], detail::doubles);
    std::memcpy(&first, &of_first, sizeof first);
    std::memcpy(&second, &of_second, sizeof second);
}

/// The other way, rounded.
[[gnu::always_inline]] inline batch<float> narrow(batch<double> first, batch<double> second) {
    detail::doubles wide[2];
    std::memcpy(&wide[0], &first, sizeof first);
    std::memcpy(&wide[1], &second, sizeof second);
    detail::floats const halves[2]{__builtin_convertvector(wide[0], detail::floats),
                                   __builtin_convertvector(wide[1], detail::floats)};
    batch<float> x;
    std::memcpy(&x, halves, sizeof x);
    return x;
}

} // namespace ogive::simd
