// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <limits>
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

// Reductions along a row: one number for each row. A kernel over rows folds a row's elements with `join`, starting from
// `neutral`; of a row without elements the result is `neutral`. The derivative rules are those of a sum's terms: what
// an element of the argument contributes. (`value` is that of a row of one element.)
//
// A reduction that needs its elements more than once has `takes_whole_row`, and instead of `join` and `neutral`
// `value_of_row(row)`, in which `row.sums(f)` adds up what f gives for each element, an array of numbers, and
// `row.number(1)` is 1. Numbers may be lanes that belong to rows of their own.

namespace ogive {

/// What a reduction inherits.
struct row_reduction : unary {
    static constexpr bool is_reduction = true;
    static constexpr bool is_sum = false; ///< terms are added: a kernel may split them and add the parts
};

namespace primitives {

/// The sum of a row; 0 for an empty row. In blocks, so that the error does not grow with the length.
struct row_sum_op : row_reduction {
    static constexpr std::string_view name = "row_sum";
    static constexpr bool is_sum = true;
    static constexpr double neutral = 0;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto join(auto a, auto b) { return a + b; }
    static constexpr auto derivative(auto, auto) { return 1; }
};

/// The number of elements of a row, whatever the argument.
struct row_length_op : row_reduction {
    static constexpr std::string_view name = "row_length";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V) {
        return simd::broadcast<V>(1);
    }
    static constexpr auto derivative(auto, auto) { return 0; }
};

/// The largest of a row, minus infinity for an empty row, NaN if any is NaN. Elements that are largest share the
/// derivative evenly (as PyTorch's `amax`).
struct row_max_op : row_reduction {
    static constexpr std::string_view name = "row_max";
    static constexpr double neutral = -std::numeric_limits<double>::infinity();
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto join(auto a, auto b) { return simd::max(a, b); }
    static constexpr auto derivative(auto x, auto y) {
        return where(x == y, 1, 0) / row_sum(where(x == y, 1, 0));
    }
};

/// The smallest of a row, infinity for an empty row; otherwise as `row_max`.
struct row_min_op : row_reduction {
    static constexpr std::string_view name = "row_min";
    static constexpr double neutral = std::numeric_limits<double>::infinity();
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto join(auto a, auto b) { return simd::min(a, b); }
    static constexpr auto derivative(auto x, auto y) {
        return where(x == y, 1, 0) / row_sum(where(x == y, 1, 0));
    }
};

/// The arithmetic mean of a row, NaN for an empty row: row_sum(x) / row_length.
struct row_mean_op : row_reduction {
    static constexpr std::string_view name = "row_mean";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto derivative(auto x, auto) { return 1 / row_length(x); }
};

/// log(row_sum(exp(x))) without overflow; minus infinity for an empty row. Its derivative is softmax.
struct row_logsumexp_op : row_reduction {
    static constexpr std::string_view name = "row_logsumexp";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto derivative(auto x, auto) {
        return exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
    }
};

/// The number t for which row_sum(max(x - t, 0)) is 1: what sparsemax subtracts (Martins and Astudillo 2016), the shift of
/// the nearest point whose elements are not negative and sum to 1. Its derivative is shared evenly by the elements above
/// it. NaN if any is NaN or infinity, or if all are minus infinity.
struct row_simplex_shift_op : row_reduction {
    static constexpr std::string_view name = "row_simplex_shift";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x - simd::broadcast<decltype(x)>(1); }
    static constexpr auto derivative(auto x, auto y) {
        return where(x > y, 1, 0) / row_sum(where(x > y, 1, 0));
    }
};

/// The same for rows whose largest element is 0. Newton's iteration (Michelot 1986): from -1 it climbs, the elements above
/// it become fewer, and it ends when none is lost.
struct row_simplex_shift_below_op : row_reduction {
    static constexpr std::string_view name = "row_simplex_shift_below";
    static constexpr bool takes_whole_row = true;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x - simd::broadcast<decltype(x)>(1); }
    static constexpr auto value_of_row(auto const& row) {
        auto shift = row.number(-1), support = row.number(std::numeric_limits<double>::infinity());
        for (;;) {
            auto const [sum, count] = row.sums([&](auto x) {
                auto const above = shift < x;
                return std::array{simd::select(above, x, row.number(0)),
                                  simd::select(above, row.number(1), row.number(0))};
            });
            auto const shrinks = count < support; // rounding could make it grow again
            if (!simd::any(shrinks)) return shift;
            shift = simd::select(shrinks, (sum - row.number(1)) / count, shift);
            support = simd::select(shrinks, count, support);
        }
    }
    static constexpr auto derivative(auto x, auto y) {
        return where(x > y, 1, 0) / row_sum(where(x > y, 1, 0));
    }
};

/// A variable that is the same for all elements of a row: bound to a number, or to one number a row. A kernel over
/// rows puts it around the variable.
struct row_constant_op : unary {
    static constexpr std::string_view name = "row_constant";
    static constexpr std::string_view latex = "#1"; // it says nothing about the value
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto derivative(auto, auto) { return 1; }
};

/// The gradient of f with respect to the node v, given the upstream gradient u: pullback(f, v, u).
/// `transform/row_gradient.hpp` replaces all of these.
struct pullback_op : ternary {
    static constexpr std::string_view name = "pullback";
    [[gnu::always_inline]] static constexpr auto value(auto f, auto, auto) { return f; } // never evaluated
};

} // namespace primitives
} // namespace ogive
