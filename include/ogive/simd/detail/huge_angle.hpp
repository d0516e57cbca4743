// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/scalar.hpp>
#include <ogive/simd/exact.hpp>

namespace ogive::simd::detail {

/// An angle as quadrant * pi/2 + (hi + lo), |hi| <= pi/4; the quadrant is an integer, known modulo 4.
template <lane V>
struct reduced_angle {
    V hi, lo, quadrant;
};

/// The binary digits of 2/pi, 64 in a word, after a word of zeros.
inline constexpr std::uint64_t two_over_pi[] = {
    0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41,
    0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab};

/// x + eighths * pi/4 for 2^10 <= x < infinity (Payne and Hanek): of x * 2/pi only the digits that matter modulo 4 are
/// computed.
constexpr reduced_angle<double> reduce_huge(double x, unsigned eighths) {
    unpacked const u(x);
    int const start = u.exponent - 2 + 64; // digits before it contribute multiples of 4
    auto const digits = [start](int word) {
        int const at = start + 64 * word;
        int const shift = at % 64;
        std::uint64_t const* const w = two_over_pi + at / 64;
        return shift == 0 ? w[0] : (w[0] << shift) | (w[1] >> (64 - shift));
    };
    uint128 const low = uint128{u.significand} * digits(2);
    uint128 const middle = uint128{u.significand} * digits(1) + (low >> 64);
    std::uint64_t const high =
        u.significand * digits(0) + static_cast<std::uint64_t>(middle >> 64) + (std::uint64_t{eighths} << 61);
    // high, middle, low: the quadrant in two bits, then the fraction of a quadrant.
    uint128 fraction = (uint128{high} << 66) | (uint128{static_cast<std::uint64_t>(middle)} << 2) |
                       (static_cast<std::uint64_t>(low) >> 62);
    int quadrant = static_cast<int>(high >> 62);
    bool const negative = (fraction >> 127) != 0;
    if (negative) {
        fraction = ~fraction + 1;
        ++quadrant;
    }
    int const zeros = 128 - bit_length(fraction);
    fraction <<= zeros;
    double const sign = negative ? -1.0 : 1.0;
    double const unit = from_bits<double>(static_cast<std::uint64_t>(1023 - zeros - 53) << 52);
    double const head = sign * unit * static_cast<double>(static_cast<std::uint64_t>(fraction >> 75));
    double const tail =
        sign * unit * 0x1p-53 *
        static_cast<double>(static_cast<std::uint64_t>(fraction >> 22) & ((std::uint64_t{1} << 53) - 1));
    constexpr double half_pi = 0x1.921fb54442d18p0, half_pi_rest = 0x1.1a62633145c07p-54;
    auto const product = simd::exact_product(head, half_pi);
    double const rest = simd::fma(head, half_pi_rest, simd::fma(tail, half_pi, product.lo));
    auto const sum = simd::exact_sum_ordered(product.hi, rest);
    return {sum.hi, sum.lo, static_cast<double>(quadrant)};
}

constexpr reduced_angle<float> reduce_huge(float x, unsigned eighths) {
    auto const r = reduce_huge(static_cast<double>(x), eighths);
    float const hi = static_cast<float>(r.hi);
    return {hi, static_cast<float>((r.hi - static_cast<double>(hi)) + r.lo), static_cast<float>(r.quadrant)};
}

} // namespace ogive::simd::detail
