// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>
#include <utility>

namespace ogive::simd {

namespace detail {

template <lane V, std::size_t N>
struct coefficients {
    V c[N];
};

/// c0 + c1 x, c2 + c3 x, ...: the coefficients of the same polynomial in x^2.
template <lane V, std::size_t N, std::size_t... I>
[[gnu::always_inline]] constexpr auto pair_up(V x, coefficients<V, N> const& p, std::index_sequence<I...>) {
    auto const pair = [&](auto i) {
        if constexpr (2 * i() + 1 < N)
            return simd::fma(x, p.c[2 * i() + 1], p.c[2 * i()]);
        else
            return p.c[2 * i()];
    };
    return coefficients<V, sizeof...(I)>{{pair(std::integral_constant<std::size_t, I>{})...}};
}

template <lane V, std::size_t N>
[[gnu::always_inline]] constexpr V evaluate(V x, coefficients<V, N> const& p) {
    if constexpr (N <= 6) {
        V sum = p.c[N - 1];
        for (std::size_t i = N - 1; i > 0; --i) sum = simd::fma(x, sum, p.c[i - 1]);
        return sum;
    } else {
        return detail::evaluate(x * x, detail::pair_up(x, p, std::make_index_sequence<(N + 1) / 2>{}));
    }
}

} // namespace detail

/// c0 + c1 x + c2 x^2 + ...: up to degree 5 by Horner's rule; longer ones pair by pair (Estrin), a few multiplications
/// more for much shorter chains of operations that wait for each other.
template <lane V, std::same_as<double>... Coefficients>
[[gnu::always_inline]] constexpr V polynomial(V x, Coefficients... c) {
    return detail::evaluate(x, detail::coefficients<V, sizeof...(c)>{{broadcast<V>(c)...}});
}

/// c0 + c1 x + ... + tail x^n, n being the number of coefficients given, by Horner's rule.
template <lane V, std::same_as<double>... Rest>
[[gnu::always_inline]] constexpr V polynomial_before(V tail, V x, double c0, Rest... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return simd::fma(x, tail, broadcast<V>(c0));
    else
        return simd::fma(x, simd::polynomial_before(tail, x, rest...), broadcast<V>(c0));
}

} // namespace ogive::simd
