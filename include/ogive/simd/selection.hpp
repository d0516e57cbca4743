// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/bits.hpp>

namespace ogive::simd {

/// Both conditions hold.
constexpr bool mask_and(bool a, bool b) { return a && b; }
/// One of the conditions holds, or both.
constexpr bool mask_or(bool a, bool b) { return a || b; }
/// The condition does not hold.
constexpr bool mask_not(bool a) { return !a; }
/// Whether the condition holds.
constexpr bool any(bool a) { return a; }
/// Likewise.
constexpr bool all(bool a) { return a; }

/// Conditions, one for each lane.
template <class T, class A>
using batch_mask = xsimd::batch_bool<T, A>;

/// Both conditions hold, by lane.
template <lane_mask M>
[[gnu::always_inline]] inline M mask_and(M a, M b) {
    return a & b;
}
/// One of the conditions holds, or both, by lane.
template <lane_mask M>
[[gnu::always_inline]] inline M mask_or(M a, M b) {
    return a | b;
}
/// The condition does not hold, by lane.
template <lane_mask M>
[[gnu::always_inline]] inline M mask_not(M a) {
    return ~a;
}
/// Whether the condition holds in some lane.
template <class T, class A>
[[gnu::always_inline]] inline bool any(batch_mask<T, A> a) {
    return xsimd::any(a);
}
/// Whether the condition holds in every lane.
template <class T, class A>
[[gnu::always_inline]] inline bool all(batch_mask<T, A> a) {
    return xsimd::all(a);
}

/// Whether it holds in some lane of the one or of the other.
template <class M>
[[gnu::always_inline]] inline bool any(pair<M> a) {
    return simd::any(a.first | a.second);
}
/// Whether it holds in every lane of both.
template <class M>
[[gnu::always_inline]] inline bool all(pair<M> a) {
    return simd::all(a.first & a.second);
}

/// a where the condition holds, else b; both are evaluated.
template <lane V>
[[gnu::always_inline]] constexpr V select(mask_t<V> condition, V a, V b) {
    if constexpr (scalar_lane<V>)
        return condition ? a : b;
    else if constexpr (is_pair<V>)
        return {simd::select(condition.first, a.first, b.first),
                simd::select(condition.second, a.second, b.second)};
    else
        return xsimd::select(condition, a, b);
}

namespace detail {

template <class Function, lane V, std::same_as<V>... More>
[[gnu::noinline, gnu::cold, gnu::pure]] constexpr V out_of_line(V a, More... more) {
    return Function{}(a, more...);
}

} // namespace detail

/// f(a, more...) for what is seldom needed: it is a function of its own, for one register after the other. f has no state.
template <class Function, lane V, std::same_as<V>... More>
[[gnu::always_inline]] constexpr V called_rarely(Function f, V a, More... more) {
    if constexpr (is_pair<V>)
        return {simd::called_rarely(f, a.first, more.first...),
                simd::called_rarely(f, a.second, more.second...)};
    else
        return detail::out_of_line<Function>(a, more...);
}

/// usual() where the condition holds, else rare(), which is only evaluated if it does not hold everywhere.
template <class Usual, class Rare>
[[gnu::always_inline]] constexpr auto select_usual(bool condition, Usual usual, Rare rare) {
    return condition ? usual() : rare();
}

template <lane_mask M, class Usual, class Rare>
[[gnu::always_inline]] inline auto select_usual(M condition, Usual usual, Rare rare) {
    auto const value = usual();
    if (simd::all(condition)) [[likely]]
        return value;
    return simd::select(condition, value, rare());
}

/// Likewise, with rare(a, more...) as a function of its own.
template <class M, class Usual, class Rare, lane V, std::same_as<V>... More>
[[gnu::always_inline]] constexpr V select_usual(M condition, Usual usual, Rare rare, V a, More... more) {
    auto const apart = [&]() __attribute__((always_inline)) { return simd::called_rarely(rare, a, more...); };
    return simd::select_usual(condition, usual, apart);
}

/// Where x is NaN.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_nan(V x) {
    if constexpr (scalar_lane<V>)
        return x != x;
    else if constexpr (is_pair<V>)
        return {simd::is_nan(x.first), simd::is_nan(x.second)};
    else
        return xsimd::isnan(x);
}

/// Where x is neither infinite nor NaN.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> is_finite(V x) {
    if constexpr (detail::has_classes && batch_lane<V>)
        return detail::native::is_finite(x);
    else
        return simd::abs(x) < broadcast<V>(detail::format<V>::infinity);
}

/// a == b as IEEE 754 says it; NaN equals nothing.
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> equal(V a, V b) {
    return a == b;
}

/// !(a == b), true when one of both is NaN. (xsimd's own `!=` is false for NaN with AVX-512.)
template <lane V>
[[gnu::always_inline]] constexpr mask_t<V> not_equal(V a, V b) {
    return simd::mask_not(a == b);
}

/// The smaller; NaN if one of both is. Of two zeros, either.
template <lane V>
[[gnu::always_inline]] constexpr V min(V a, V b) {
    if constexpr (scalar_lane<V>)
        return (a < b || a != a) ? a : b;
    else
        return detail::native::min(a, b);
}

/// The larger; NaN if one of both is. Of two zeros, either.
template <lane V>
[[gnu::always_inline]] constexpr V max(V a, V b) {
    if constexpr (scalar_lane<V>)
        return (a > b || a != a) ? a : b;
    else
        return detail::native::max(a, b);
}

/// min(x, bound) for a bound that is not NaN; NaN stays NaN.
template <lane V>
[[gnu::always_inline]] constexpr V at_most(V x, double bound) {
    V const b = broadcast<V>(bound);
    if constexpr (scalar_lane<V>)
        return b < x ? b : x;
    else
        return detail::native::at_most(x, b);
}

/// max(x, bound) for a bound that is not NaN; NaN stays NaN.
template <lane V>
[[gnu::always_inline]] constexpr V at_least(V x, double bound) {
    V const b = broadcast<V>(bound);
    if constexpr (scalar_lane<V>)
        return b > x ? b : x;
    else
        return detail::native::at_least(x, b);
}

/// x within ±4096: farther out than where all that decays with it is 0, and its multiples are finite. NaN stays NaN.
template <lane V>
[[gnu::always_inline]] constexpr V bounded(V x) {
    return simd::at_most(simd::at_least(x, -4096), 4096);
}

} // namespace ogive::simd
