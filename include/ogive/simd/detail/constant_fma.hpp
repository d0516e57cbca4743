// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstdint>
#include <ogive/simd/detail/narrow.hpp>

namespace ogive::simd::detail {

__extension__ using uint128 = unsigned __int128;

/// A finite double as (-1)^negative * significand * 2^exponent, with significand >= 2^52 unless it is zero.
struct unpacked {
    std::uint64_t significand = 0;
    int exponent = 0;
    bool negative = false;

    constexpr explicit unpacked(double x) {
        auto const bits = std::bit_cast<std::uint64_t>(x);
        negative = (bits >> 63) != 0;
        significand = bits & ((std::uint64_t{1} << 52) - 1);
        int const field = static_cast<int>((bits >> 52) & 0x7ff);
        if (field != 0) {
            significand |= std::uint64_t{1} << 52;
            exponent = field - 1075;
        } else if (significand != 0) {
            int const shift = std::countl_zero(significand) - 11;
            significand <<= shift;
            exponent = -1074 - shift;
        }
    }
};

constexpr int bit_length(uint128 x) {
    auto const high = static_cast<std::uint64_t>(x >> 64);
    auto const low = static_cast<std::uint64_t>(x);
    return high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(low);
}

/// x / 2^count, with its last bit set when anything was lost (so that a later rounding comes out right).
constexpr uint128 shift_right_sticky(uint128 x, int count) {
    if (count <= 0) return x;
    if (count >= 128) return x != 0 ? 1 : 0;
    uint128 const lost = x & ((uint128{1} << count) - 1);
    return (x >> count) | (lost != 0 ? 1u : 0u);
}

/// (-1)^negative * significand * 2^exponent, rounded to nearest even; gradual underflow, overflow to infinity.
constexpr double round_to_double(uint128 significand, int exponent, bool negative) {
    std::uint64_t bits = 0;
    if (significand != 0) {
        int const top = bit_length(significand) + exponent;   // value < 2^top
        int const last = top - 53 < -1074 ? -1074 : top - 53; // exponent of the last bit kept
        int const drop = last - exponent;
        if (drop > 0) {
            uint128 const s = shift_right_sticky(significand, drop - 2 > 0 ? drop - 2 : 0);
            uint128 const t = drop >= 2 ? s : s << (2 - drop); // two bits more than are kept
            auto kept = static_cast<std::uint64_t>(t >> 2);
            auto const rest = static_cast<unsigned>(t & 3);
            if (rest > 2 || (rest == 2 && (kept & 1) != 0)) ++kept;
            significand = kept;
            exponent = last;
        }
        auto whole = static_cast<std::uint64_t>(significand);
        int e = exponent;
        int const length = 64 - std::countl_zero(whole);
        int const up = 53 - length; // normalize as far as the exponent range allows
        if (whole != 0) {
            int const shift = e - up < -1074 ? e + 1074 : up;
            whole = shift >= 0 ? whole << shift : whole >> -shift;
            e -= shift;
            if (e > 971)
                bits = std::uint64_t{0x7ff} << 52;
            else if ((whole >> 52) == 0)
                bits = whole;
            else
                bits =
                    (static_cast<std::uint64_t>(e + 1075) << 52) | (whole & ((std::uint64_t{1} << 52) - 1));
        }
    }
    return std::bit_cast<double>(bits | (static_cast<std::uint64_t>(negative) << 63));
}

constexpr bool is_finite_bits(double x) { return ((std::bit_cast<std::uint64_t>(x) >> 52) & 0x7ff) != 0x7ff; }

/// a * b + c with one rounding, for constant expressions: clang's __builtin_fma is not a constant.
constexpr double constant_fma(double a, double b, double c) {
    if (!is_finite_bits(a) || !is_finite_bits(b) || !is_finite_bits(c)) return a * b + c;
    unpacked const x(a), y(b), z(c);
    if (x.significand == 0 || y.significand == 0) return a * b + c;
    bool const negative = x.negative != y.negative;
    uint128 p = uint128{x.significand} * y.significand; // 105 or 106 bits
    int exponent = x.exponent + y.exponent;
    if (z.significand == 0) return round_to_double(p, exponent, negative);
    p <<= 20; // room for z below the product
    exponent -= 20;
    int const shift = z.exponent - exponent;
    uint128 q = z.significand;
    if (shift <= 0) {
        q = shift_right_sticky(q, -shift);
    } else if (shift <= 73) {
        q <<= shift;
    } else {
        q <<= 73;
        p = shift_right_sticky(p, shift - 73);
        exponent += shift - 73;
    }
    if (negative == z.negative) return round_to_double(p + q, exponent, negative);
    if (p == q) return 0.0;
    return p > q ? round_to_double(p - q, exponent, negative) : round_to_double(q - p, exponent, z.negative);
}

/// a * b for constant expressions, in which g++ takes an overflow for an error; here it is infinite.
constexpr double constant_product(double a, double b) {
    bool const is_small = a < 0x1p500 && a > -0x1p500 && b < 0x1p500 && b > -0x1p500;
    return is_small ? a * b : constant_fma(a, b, -0.0);
}

/// a + b, likewise.
constexpr double constant_sum(double a, double b) {
    bool const is_small = a < 0x1p1000 && a > -0x1p1000 && b < 0x1p1000 && b > -0x1p1000;
    return is_small ? a + b : constant_fma(a, 1, b);
}

/// The product of two floats is exact in double; the sum is rounded to odd there, so that the rounding to float
/// that follows is the only one that matters.
constexpr float constant_fma(float a, float b, float c) {
    double const p = static_cast<double>(a) * static_cast<double>(b);
    double const z = static_cast<double>(c);
    double const sum = p + z;
    if (!is_finite_bits(sum) || sum == 0) return static_cast<float>(sum);
    double const part = sum - p;
    double const error = (p - (sum - part)) + (z - part);
    auto bits = std::bit_cast<std::uint64_t>(sum);
    if (error != 0 && (bits & 1) == 0) bits += ((error > 0) == (sum > 0)) ? 1u : ~std::uint64_t{0};
    return narrow(std::bit_cast<double>(bits));
}

constexpr float constant_product(float a, float b) {
    return narrow(static_cast<double>(a) * static_cast<double>(b));
}

constexpr float constant_sum(float a, float b) {
    return narrow(static_cast<double>(a) + static_cast<double>(b));
}

} // namespace ogive::simd::detail
