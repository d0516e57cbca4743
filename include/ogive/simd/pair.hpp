// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/register.hpp>

namespace ogive::simd {

/// Two registers, or two masks, or two pairs of them, as one: each operation is done to the first and to the second. What is
/// computed of a pair alternates between two chains of operations, so that while one waits for a result the other goes on.
template <class V>
struct pair {
    static constexpr std::size_t size = 2 * V::size;

    V first, second;

    pair() = default;
    [[gnu::always_inline]] pair(V one, V other) : first(one), second(other) {}
    /// The same number everywhere.
    template <class T>
        requires std::is_arithmetic_v<T>
    [[gnu::always_inline]] pair(T number)
        : pair(V(static_cast<element_t<V>>(number)), V(static_cast<element_t<V>>(number))) {}

    [[gnu::always_inline]] static pair load_unaligned(auto const* from) {
        return {V::load_unaligned(from), V::load_unaligned(from + V::size)};
    }
    [[gnu::always_inline]] void store_unaligned(auto* to) const {
        first.store_unaligned(to);
        second.store_unaligned(to + V::size);
    }

    [[gnu::always_inline]] friend pair operator+(pair a, pair b) {
        return {a.first + b.first, a.second + b.second};
    }
    [[gnu::always_inline]] friend pair operator-(pair a, pair b) {
        return {a.first - b.first, a.second - b.second};
    }
    [[gnu::always_inline]] friend pair operator*(pair a, pair b) {
        return {a.first * b.first, a.second * b.second};
    }
    [[gnu::always_inline]] friend pair operator/(pair a, pair b) {
        return {a.first / b.first, a.second / b.second};
    }
    [[gnu::always_inline]] friend pair operator&(pair a, pair b) {
        return {a.first & b.first, a.second & b.second};
    }
    [[gnu::always_inline]] friend pair operator|(pair a, pair b) {
        return {a.first | b.first, a.second | b.second};
    }
    [[gnu::always_inline]] friend pair operator^(pair a, pair b) {
        return {a.first ^ b.first, a.second ^ b.second};
    }
    [[gnu::always_inline]] friend pair operator~(pair a) { return {~a.first, ~a.second}; }

    [[gnu::always_inline]] friend auto operator<(pair a, pair b) {
        return simd::pair(a.first < b.first, a.second < b.second);
    }
    [[gnu::always_inline]] friend auto operator<=(pair a, pair b) {
        return simd::pair(a.first <= b.first, a.second <= b.second);
    }
    [[gnu::always_inline]] friend auto operator>(pair a, pair b) {
        return simd::pair(a.first > b.first, a.second > b.second);
    }
    [[gnu::always_inline]] friend auto operator>=(pair a, pair b) {
        return simd::pair(a.first >= b.first, a.second >= b.second);
    }
    [[gnu::always_inline]] friend auto operator==(pair a, pair b) {
        return simd::pair(a.first == b.first, a.second == b.second);
    }
};

/// Whether V is a pair of registers, or of masks.
template <class V>
inline constexpr bool is_pair = false;

template <class V>
inline constexpr bool is_pair<pair<V>> = true;

namespace detail {

template <class T, unsigned Count>
struct registers_type {
    using type = pair<typename registers_type<T, Count / 2>::type>;
};

template <class T>
struct registers_type<T, 1> {
    using type = batch<T>;
};

} // namespace detail

/// So many registers full of T, a power of two, as one.
template <class T, unsigned Count>
using registers = typename detail::registers_type<T, Count>::type;

} // namespace ogive::simd
