// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>

namespace ogive {

/// A tuple whose objects can be template arguments (std::tuple's cannot).
template <class... T>
struct arguments;

template <>
struct arguments<> {
    template <class F>
    constexpr decltype(auto) unpack(F&& f) const {
        return f();
    }
};

template <class Head, class... Tail>
struct arguments<Head, Tail...> {
    Head head;
    arguments<Tail...> tail;

    // Constructors, not default member initialisers: clang expands those of nested types exponentially.
    constexpr arguments() : head(), tail() {}
    constexpr explicit arguments(Head const& first, Tail const&... rest) : head(first), tail(rest...) {}

    /// f(element...)
    template <class F>
    constexpr decltype(auto) unpack(F&& f) const {
        return tail.unpack([&](auto const&... rest) -> decltype(auto) { return f(head, rest...); });
    }
};

/// Element I.
template <std::size_t I, class... T>
constexpr auto const& get(arguments<T...> const& a) {
    if constexpr (I == 0)
        return a.head;
    else
        return get<I - 1>(a.tail);
}

/// a with one more element.
template <class... T, class Last>
constexpr auto append(arguments<T...> const& a, Last const& last) {
    return a.unpack([&](auto const&... all) { return arguments<T..., Last>(all..., last); });
}

} // namespace ogive
