// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <functional>
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <support/digits/matrix.hpp>

namespace digits {

/// What stands behind the products of a hidden layer: a function of them and, maybe, of weights of its own.
struct activation {
    using value_function = matrix(matrix const& before, matrix const& learned);
    /// Gives the gradient with respect to `before`, and writes that with respect to `learned`.
    using pullback_function = matrix(matrix const& before, matrix const& learned, matrix const& upstream,
                                     matrix& learned_gradient);

    std::function<value_function> value;
    std::function<pullback_function> pullback;
    matrix start = {}; ///< of its own weights: a column, which each unit gets
    int inputs = 1;    ///< columns for each unit
};

/// A formula of one variable, whatever it is called.
template <auto formula>
activation elementwise() {
    return {[](matrix const& before, matrix const&) {
                matrix after(before.rows(), before.cols());
                ogive::kernel<formula>(before, after);
                return after;
            },
            [](matrix const& before, matrix const&, matrix const& upstream, matrix&) {
                matrix gradient(before.rows(), before.cols());
                ogive::pullback<formula>(before, upstream, gradient);
                return gradient;
            }};
}

inline constexpr auto a = ogive::var<"a">;
inline constexpr auto b = ogive::var<"b">;

/// A formula of a and b: the first half of the columns is a, the second, the gates, is b.
template <auto formula>
activation gated() {
    return {[](matrix const& before, matrix const&) {
                auto const half = before.cols() / 2;
                matrix after(before.rows(), half);
                ogive::kernel<formula>(a = before.leftCols(half), b = before.rightCols(half), after);
                return after;
            },
            [](matrix const& before, matrix const&, matrix const& upstream, matrix&) {
                auto const half = before.cols() / 2;
                matrix gradient(before.rows(), before.cols());
                ogive::pullback<formula>(a = before.leftCols(half), b = before.rightCols(half), upstream,
                                         gradient.leftCols(half), gradient.rightCols(half));
                return gradient;
            },
            {},
            2};
}

} // namespace digits
