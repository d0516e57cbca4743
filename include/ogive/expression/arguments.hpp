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

// Those of one to three objects by themselves: most nodes of a formula have no more, and each object in a structure of
// its own is one more for the compiler to make.
// Constructors, not default member initialisers: clang expands those of nested types exponentially.

template <class A>
struct arguments<A> {
    A a;

    constexpr arguments() : a() {}
    constexpr explicit arguments(A const& first) : a(first) {}

    template <class F>
    constexpr decltype(auto) unpack(F&& f) const {
        return f(a);
    }
};

template <class A, class B>
struct arguments<A, B> {
    A a;
    B b;

    constexpr arguments() : a(), b() {}
    constexpr explicit arguments(A const& first, B const& second) : a(first), b(second) {}

    template <class F>
    constexpr decltype(auto) unpack(F&& f) const {
        return f(a, b);
    }
};

template <class A, class B, class C, class... More>
struct arguments<A, B, C, More...> {
    A a;
    B b;
    C c;
    arguments<More...> more;

    constexpr arguments() : a(), b(), c(), more() {}
    constexpr explicit arguments(A const& first, B const& second, C const& third, More const&... rest)
        : a(first), b(second), c(third), more(rest...) {}

    template <class F>
    constexpr decltype(auto) unpack(F&& f) const {
        return more.unpack([&](auto const&... rest) -> decltype(auto) { return f(a, b, c, rest...); });
    }
};

/// Element I.
template <std::size_t I, class... T>
constexpr auto const& get(arguments<T...> const& all) {
    if constexpr (I == 0)
        return all.a;
    else if constexpr (I == 1)
        return all.b;
    else if constexpr (I == 2)
        return all.c;
    else
        return get<I - 3>(all.more);
}

/// a with one more element.
template <class... T, class Last>
constexpr auto append(arguments<T...> const& a, Last const& last) {
    return a.unpack([&](auto const&... all) { return arguments<T..., Last>(all..., last); });
}

} // namespace ogive
