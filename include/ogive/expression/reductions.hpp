// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/operand.hpp>
#include <ogive/primitive/reduction.hpp>

// The reductions along a row, as functions of formulas: each gives one number for each row of `ogive::rows(...)`, which
// mixes freely with what varies along the row. Derivatives and empty rows: ogive/primitive/reduction.hpp.

namespace ogive::functions {

/// The sum of x along the row.
template <operand_type X>
constexpr built<primitives::row_sum_op, X> row_sum(X x) {
    return build<primitives::row_sum_op>(x);
}

/// The arithmetic mean of x along the row.
template <operand_type X>
constexpr built<primitives::row_mean_op, X> row_mean(X x) {
    return build<primitives::row_mean_op>(x);
}

/// The largest x of the row.
template <operand_type X>
constexpr built<primitives::row_max_op, X> row_max(X x) {
    return build<primitives::row_max_op>(x);
}

/// The smallest x of the row.
template <operand_type X>
constexpr built<primitives::row_min_op, X> row_min(X x) {
    return build<primitives::row_min_op>(x);
}

/// log(row_sum(exp(x))), without overflow.
template <operand_type X>
constexpr built<primitives::row_logsumexp_op, X> row_logsumexp(X x) {
    return build<primitives::row_logsumexp_op>(x);
}

/// The t for which row_sum(max(x - t, 0)) is 1.
template <operand_type X>
constexpr built<primitives::row_simplex_shift_op, X> row_simplex_shift(X x) {
    return build<primitives::row_simplex_shift_op>(x);
}

/// The number of elements of the row; x only says which rows.
template <operand_type X>
constexpr built<primitives::row_length_op, X> row_length(X x) {
    return build<primitives::row_length_op>(x);
}

} // namespace ogive::functions

namespace ogive {

template <class P, class... A>
struct apply;
template <class F, class... A>
struct call;
template <class F, class V>
struct derivative;

/// Whether a formula reduces along a row somewhere, so that it has no value for single numbers.
template <class E>
inline constexpr bool has_reduction = false;

template <class P, class... A>
inline constexpr bool has_reduction<apply<P, A...>> = P::is_reduction || (... || has_reduction<A>);

template <class F, class... A>
inline constexpr bool has_reduction<call<F, A...>> = has_reduction<decltype(F::body)> ||
                                                     (... || has_reduction<A>);

template <class F, class V>
inline constexpr bool has_reduction<derivative<F, V>> = has_reduction<F>;

} // namespace ogive
