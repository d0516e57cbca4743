// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/constant_fma.hpp>
#include <ogive/simd/detail/constant_sqrt.hpp>
#include <ogive/simd/detail/target.hpp>

/// The elementary operations on single numbers, as the registers do them.
namespace ogive::simd::detail {

template <scalar_lane T>
using bits_t = std::conditional_t<std::same_as<T, float>, std::uint32_t, std::uint64_t>;

template <scalar_lane T>
[[gnu::always_inline]] constexpr bits_t<T> to_bits(T x) {
    return std::bit_cast<bits_t<T>>(x);
}

template <scalar_lane T>
[[gnu::always_inline]] constexpr T from_bits(bits_t<T> b) {
    return std::bit_cast<T>(b);
}

/// The number whose bits are those of the fraction field.
template <scalar_lane T>
constexpr double fraction_mask() {
    return static_cast<double>(from_bits<T>((bits_t<T>{1} << format<T>::fraction_bits) - 1));
}

template <scalar_lane T>
[[gnu::always_inline]] constexpr T scalar_fma(T a, T b, T c) {
    if (std::is_constant_evaluated())
        return has_fma ? constant_fma(a, b, c) : constant_sum(constant_product(a, b), c);
    if constexpr (!has_fma)
        return a * b + c;
    else if constexpr (std::same_as<T, float>)
        return __builtin_fmaf(a, b, c);
    else
        return __builtin_fma(a, b, c);
}

template <scalar_lane T>
[[gnu::always_inline]] constexpr T scalar_sqrt(T x) {
    if (std::is_constant_evaluated()) return constant_sqrt(x);
    if constexpr (std::same_as<T, float>)
        return __builtin_sqrtf(x);
    else
        return __builtin_sqrt(x);
}

/// Numbers beyond 2^fraction_bits are integers already.
template <scalar_lane T>
[[gnu::always_inline]] constexpr T scalar_round_even(T x) {
    constexpr T magic = static_cast<T>(format<T>::integer_magic);
    constexpr bits_t<T> sign = to_bits(T(-0.0));
    T const size = from_bits<T>(to_bits(x) & ~sign);
    if (!(size < magic)) return x;
    return from_bits<T>(to_bits((size + magic) - magic) | (to_bits(x) & sign));
}

} // namespace ogive::simd::detail
