// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <ogive/kernel/rows/fold.hpp>
#include <ogive/primitive/reduction.hpp>

namespace ogive::kernels {

/// The elements of a row, or of a row in each lane, for a reduction that goes over them more than once. They are
/// `distance` numbers apart from register to register.
template <class V, bool RowInEachLane>
struct whole_row {
    using T = simd::element_t<V>;
    T const* data;
    std::size_t length;
    std::size_t distance = simd::width<T>;

    [[gnu::always_inline]] static V number(double value) { return simd::broadcast<V>(value); }

    /// The sums of what f gives for the elements, an array of numbers for each.
    template <class F>
    [[gnu::always_inline]] auto sums(F const& f) const {
        using array = decltype(f(V()));
        row_fold<primitives::row_sum_op, V> folds[std::tuple_size_v<array>];
        constexpr std::size_t step = RowInEachLane ? 1 : simd::width<T>;
        T const* from = data;
        std::size_t index = 0;
        for (; index + step <= length; index += step, from += distance) add(folds, f(simd::load<V>(from)));
        if (index < length) {
            array terms = f(simd::load_first<V>(from, length - index));
            for (V& term : terms) term = first_terms<primitives::row_sum_op, true>(term, length - index);
            add(folds, terms);
        }
        array result;
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = RowInEachLane ? folds[i].in_lanes() : folds[i].value();
        return result;
    }

private:
    template <class Folds, class Array>
    [[gnu::always_inline]] static void add(Folds& folds, Array const& terms) {
        for (std::size_t i = 0; i < terms.size(); ++i) {
            V one[]{terms[i]};
            folds[i].take(one);
        }
    }
};

} // namespace ogive::kernels
