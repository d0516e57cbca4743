// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <ogive/simd/simd.hpp>

namespace ogive::kernels {

/// A running sum with its rounding errors beside it (Knuth's two-sum): as accurate as in twice the precision.
/// In lanes while the loop runs; the lanes and the blocks are added in a fixed order, so that the same call gives
/// the same bits.
template <class V>
struct compensated_sum {
    V total = simd::broadcast<V>(0);
    V error = simd::broadcast<V>(0);

    [[gnu::always_inline]] constexpr void add(V term) {
        V const sum = total + term;
        V const part = sum - total;
        error = error + ((total - (sum - part)) + (term - part));
        total = sum;
    }
    constexpr void add(compensated_sum const& other) {
        add(other.total);
        error = error + other.error;
    }
    /// The sum; where it is infinite or NaN, without the errors, which are NaN then.
    constexpr V value() const { return total - total == V(0) ? total + error : total; }
};

/// The sum of all lanes.
template <class T>
constexpr compensated_sum<T> sum_of_lanes(compensated_sum<simd::batch<T>> const& lanes) {
    T totals[simd::width<T>], errors[simd::width<T>];
    simd::store(totals, lanes.total);
    simd::store(errors, lanes.error);
    compensated_sum<T> sum;
    for (std::size_t i = 0; i < simd::width<T>; ++i) sum.add(compensated_sum<T>{totals[i], errors[i]});
    return sum;
}

} // namespace ogive::kernels
