// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/sum.hpp>
#include <ogive/simd/across.hpp>
#include <ogive/simd/partial.hpp>

namespace ogive::kernels {

/// Half of the lanes of a register of float, as double.
template <std::size_t First, class Register, int... I>
[[gnu::always_inline]] inline simd::batch<double> wide_half(Register r, std::integer_sequence<int, I...>) {
    auto const half = __builtin_shufflevector(r, r, (I + static_cast<int>(First))...);
#if defined(__AVX512F__) // g++ 12 would convert quarters
    return simd::batch<double>(_mm512_maskz_cvtps_pd(0xff, half));
#else
    return simd::batch<double>(__builtin_convertvector(half, decltype(simd::batch<double>::data)));
#endif
}

[[gnu::always_inline]] inline simd::batch<double> wide(simd::batch<float> v) {
    using half = std::make_integer_sequence<int, static_cast<int>(simd::width<double>)>;
    auto const r = static_cast<typename simd::batch<float>::register_type>(v);
    return wide_half<0>(r, half{}) + wide_half<simd::width<double>>(r, half{});
}

/// What all lanes of some registers add up to, in all lanes; of float in double.
template <class T, class... More>
[[gnu::always_inline]] inline simd::batch<T> sum_across(simd::batch<T> total, More... error) {
    using V = simd::batch<T>;
    if constexpr (std::same_as<T, float>) {
        simd::batch<double> const sum =
            simd::across_lanes((wide(total) + ... + wide(error)), [](auto a, auto b) { return a + b; });
        return V(static_cast<float>(sum.data[0]));
    } else if constexpr (sizeof...(More) == 0) {
        return V(sum_of_lanes(compensated_sum<V>{total, V(T(0))}).value());
    } else {
        return V(sum_of_lanes(compensated_sum<V>{total, error...}).value());
    }
}

/// The fold of a row's elements by a reduction. Registers come in groups, which are folded pairwise; the groups of a sum
/// are added with compensation: the error does not grow with the length.
template <class P, class V>
struct row_fold {
    V total = simd::broadcast<V>(P::neutral);
    V error = simd::broadcast<V>(0);

    template <std::size_t Count>
    [[gnu::always_inline]] void take(V (&terms)[Count]) {
        for (std::size_t half = Count / 2; half > 0; half /= 2)
            for (std::size_t i = 0; i < half; ++i) terms[i] = P::join(terms[i], terms[i + half]);
        if constexpr (P::is_sum) {
            compensated_sum<V> sum{total, error};
            sum.add(terms[0]);
            total = sum.total;
            error = sum.error;
        } else {
            total = P::join(total, terms[0]);
        }
    }

    /// That of all lanes, in all lanes.
    [[gnu::always_inline]] V value() const {
        if constexpr (P::is_sum)
            return sum_across<simd::element_t<V>>(total, finite_error());
        else
            return simd::across_lanes(total, [](V a, V b) { return P::join(a, b); });
    }
    /// That of each lane.
    [[gnu::always_inline]] V in_lanes() const {
        if constexpr (P::is_sum)
            return total + finite_error();
        else
            return total;
    }

private:
    /// Where the sum is infinite or NaN there are no errors.
    [[gnu::always_inline]] V finite_error() const {
        V const zero = simd::broadcast<V>(0);
        return simd::select(simd::equal(total - total, zero), error, zero);
    }
};

/// The fold of few registers.
template <class P, class V, std::size_t Count>
[[gnu::always_inline]] inline V fold_across(V (&terms)[Count]) {
    for (std::size_t half = Count / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i) terms[i] = P::join(terms[i], terms[i + half]);
    if constexpr (P::is_sum)
        return sum_across<simd::element_t<V>>(terms[0]);
    else
        return simd::across_lanes(terms[0], [](V a, V b) { return P::join(a, b); });
}

/// Terms of which only the first `count` count.
template <class P, bool Partial, class V>
[[gnu::always_inline]] inline V first_terms(V terms, std::size_t count) {
    if constexpr (Partial)
        return simd::select(simd::first_lanes<V>(count), terms, simd::broadcast<V>(P::neutral));
    else
        return terms;
}

} // namespace ogive::kernels
