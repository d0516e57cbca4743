// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/double_word.hpp>
#include <ogive/simd/exp_parts.hpp>

namespace ogive::simd::detail {

/// 2^n (1 + p).
template <lane V>
struct exponential {
    V n;
    double_word<V> p;
};

/// e^r - 1 for |r| <= log(2)/2, by its series at r / 64, then (1 + p)^2 - 1 = p (2 + p) six times.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> expm1_double_word(double_word<V> r) {
    auto const s = simd::scaled(r, broadcast<V>(0x1p-6));
    V const tail =
        simd::polynomial(s.hi, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800);
    constexpr double factorials[][2]{{0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65}, // 1/6!
                                     {0x1.1111111111111p-7, 0x1.1111111111111p-63},
                                     {0x1.5555555555555p-5, 0x1.5555555555555p-59},
                                     {0x1.5555555555555p-3, 0x1.5555555555555p-57},
                                     {0.5, 0},
                                     {1, 0}};
    auto sum = simd::exact_product(s.hi, tail);
    for (auto const& [hi, lo] : factorials)
        sum = simd::ordered_sum(double_word<V>{broadcast<V>(hi), broadcast<V>(lo)}, sum) * s;
    double_word<V> const two{broadcast<V>(2), broadcast<V>(0)};
    for (int i = 0; i < 6; ++i) sum = simd::ordered_sum(two, sum) * sum;
    return sum;
}

/// e^x with about twice the digits of a double, where neither it nor its reciprocal is 0 times the square of the largest
/// number. x.lo is what a rounding lost: where it is not small, x is out of range or infinite, and it is none.
template <lane V>
[[gnu::always_inline]] constexpr exponential<V> exp_double_word(double_word<V> x) {
    using c = exp_constants<V>;
    V const clamped = simd::at_most(simd::at_least(x.hi, c::lowest_of_product), -c::lowest_of_product);
    V const magic = broadcast<V>(format<V>::round_magic);
    V const n = simd::fma(clamped, broadcast<V>(c::log2_e), magic) - magic;
    // log(2) in three parts: n times the first two is exact.
    V const first = simd::fnma(n, broadcast<V>(c::ln2_high), clamped);
    V const second = simd::rounded_product(n, broadcast<V>(-0x1.ef35793c76p-45));
    V const small = simd::select(simd::abs(x.lo) < broadcast<V>(0.25), x.lo, broadcast<V>(0));
    auto const r = simd::exact_sum(first, second);
    V const third = simd::fnma(n, broadcast<V>(0x1.cc01f97b57a08p-87), r.lo);
    return {n, expm1_double_word(simd::exact_sum(r.hi, small) + third)};
}

/// 2^n (1 + p) - 1 for moderate n.
template <lane V>
[[gnu::always_inline]] constexpr double_word<V> less_one(exponential<V> e) {
    V const unit = simd::normal_pow2(simd::at_most(simd::at_least(e.n, -1000.0), 1000.0));
    return simd::scaled(e.p, unit) + simd::exact_sum(unit, broadcast<V>(-1));
}

} // namespace ogive::simd::detail
