// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <limits>
#include <ogive/simd/register.hpp>

namespace ogive::simd::detail {

/// Whether the target multiplies and adds with one rounding. Then every lane does, and constant expressions too.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__ARM_FEATURE_FMA)
inline constexpr bool has_fma = true;
#else
inline constexpr bool has_fma = false;
#endif

/// AVX-512 has instructions for exponents and significands.
#if defined(__AVX512F__)
inline constexpr bool has_exponent_instructions = true;
#else
inline constexpr bool has_exponent_instructions = false;
#endif

/// Whether one instruction tells infinities and NaN from numbers.
#if defined(__AVX512DQ__)
inline constexpr bool has_classes = true;
#else
inline constexpr bool has_classes = false;
#endif

/// Whether it is quick to look up in tables of 8 or 16 floats: by permuting a register, or, four floats being a register,
/// by loading what belongs to each and transposing.
#if defined(__AVX2__) || (defined(__SSE2__) && !defined(__AVX__))
inline constexpr bool has_lookup = true;
#else
inline constexpr bool has_lookup = false;
#endif

/// How many entries such tables have: eight floats are a register without AVX-512.
inline constexpr int lookup_pieces =
#if defined(__AVX2__) && !defined(__AVX512F__)
    8;
#else
    16;
#endif

/// Facts about the element type of V.
template <lane V>
struct format {
    using element = element_t<V>;
    static constexpr bool is_float = std::same_as<element, float>;
    static constexpr int precision = std::numeric_limits<element>::digits; // 24, 53
    static constexpr int fraction_bits = precision - 1;
    static constexpr int bias = std::numeric_limits<element>::max_exponent - 1; // 127, 1023
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    /// Adding it to a number below 2^(precision - 2) rounds to an integer, which then stands in the low bits.
    static constexpr double round_magic = is_float ? 0x1.8p23 : 0x1.8p52;
    /// Its bits, or-ed with a small integer k, are the number 2^fraction_bits + k.
    static constexpr double integer_magic = is_float ? 0x1p23 : 0x1p52;
};

} // namespace ogive::simd::detail
