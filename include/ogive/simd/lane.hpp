// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <cstddef>
#include <ogive/simd/detail/ieee.hpp>
#include <type_traits>

namespace xsimd {
template <class T, class A>
class batch;
template <class T, class A>
class batch_bool;
} // namespace xsimd

/// The lane layer: one vocabulary of elementary operations, and the mathematical functions built on it, for single
/// numbers and for SIMD registers alike. A function template here takes `float`, `double`, `batch<float>`,
/// `batch<double>` or a pair of such registers, and performs the same operations for each, so that a constant expression, a
/// scalar call and every lane of a register give the same bits.
namespace ogive::simd {

template <class V>
struct pair;

namespace detail {

template <class V>
struct lane_traits {};

template <class T>
    requires(std::same_as<T, float> || std::same_as<T, double>)
struct lane_traits<T> {
    using element = T;
    using mask = bool;
};

template <class T, class A>
struct lane_traits<xsimd::batch<T, A>> : lane_traits<T> {
    using mask = xsimd::batch_bool<T, A>;
};

template <class V>
    requires requires { typename lane_traits<V>::element; }
struct lane_traits<pair<V>> {
    using element = typename lane_traits<V>::element;
    using mask = pair<typename lane_traits<V>::mask>;
};

} // namespace detail

/// What V consists of: `float` or `double`.
template <class V>
using element_t = typename detail::lane_traits<V>::element;

/// What a comparison of two V gives: `bool`, or one truth value a lane.
template <class V>
using mask_t = typename detail::lane_traits<V>::mask;

/// `float`, `double`, a register of them, or a pair of registers.
template <class V>
concept lane = requires {
    typename detail::lane_traits<V>::element;
};

/// A lane that is a single number.
template <class V>
concept scalar_lane = lane<V> && std::same_as<V, element_t<V>>;

/// A lane that is a register, or a pair of them.
template <class V>
concept batch_lane = lane<V> && !scalar_lane<V>;

/// What a comparison of registers gives, or of pairs of them.
template <class M>
concept lane_mask = !std::same_as<M, bool>;

/// The number, rounded to the element type, in every place of V.
template <lane V>
[[gnu::always_inline]] constexpr V broadcast(double number) {
    return V(static_cast<element_t<V>>(number));
}

/// Reads one V from memory of any alignment.
template <lane V>
[[gnu::always_inline]] constexpr V load(element_t<V> const* from) {
    if constexpr (scalar_lane<V>)
        return *from;
    else
        return V::load_unaligned(from);
}

/// Writes one V to memory of any alignment.
template <lane V>
[[gnu::always_inline]] constexpr void store(element_t<V>* to, V value) {
    if constexpr (scalar_lane<V>)
        *to = value;
    else
        value.store_unaligned(to);
}

} // namespace ogive::simd
