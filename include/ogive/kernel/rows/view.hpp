// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/check.hpp>

namespace ogive {

/// Rows of a matrix in memory: element i of row r is data[r * stride + i * Step]. Made by `rows`. T may be const.
template <class T, int Step = 1>
struct row_view {
    T* data = nullptr;      ///< the first element
    std::size_t count = 0;  ///< rows
    std::size_t length = 0; ///< elements of each
    std::size_t stride = 0; ///< from the beginning of a row to that of the next
};

/// The same memory as rows, seen the other way: element i of row r is data[i * stride + r]. Made by `transposed`.
template <class T>
struct transposed_view {
    T* data = nullptr;      ///< the first element
    std::size_t count = 0;  ///< rows, as formulas see them: columns of the memory
    std::size_t length = 0; ///< elements of each
    std::size_t stride = 0; ///< from an element of a row to the next
};

/// One number for each row; made by `per_row`.
template <class T>
struct per_row_view {
    T* data = nullptr;    ///< the first one
    std::size_t size = 0; ///< how many
};

/// One number for each place in a row, the same in all rows; made by `per_column`.
template <class T>
struct per_column_view {
    T* data = nullptr;    ///< the first one
    std::size_t size = 0; ///< how many
};

/// `count` rows of `length` elements, one behind the other or `stride` elements apart.
template <class T>
    requires std::is_arithmetic_v<T>
constexpr row_view<T> rows(T* data, std::size_t count, std::size_t length, std::size_t stride) {
    return {data, count, length, stride};
}

/// `count` rows of `length` elements, one behind the other.
template <class T>
    requires std::is_arithmetic_v<T>
constexpr row_view<T> rows(T* data, std::size_t count, std::size_t length) {
    return {data, count, length, length};
}

namespace kernels {

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_rows(std::size_t size, std::size_t count,
                                                               std::size_t length, std::size_t stride) {
    refuse("rows", {"the buffer has ", size, " elements, but ", count, " rows of ", length, " elements, ",
                    stride, " apart, were asked for"});
}

} // namespace kernels

/// Likewise of a buffer; throws `argument_error` if it is too small.
template <class B>
    requires(kernels::buffer<B> && !std::is_pointer_v<std::remove_cvref_t<B>>)
constexpr auto rows(B&& buffer, std::size_t count, std::size_t length, std::size_t stride) {
    auto const view = kernels::view_of(buffer);
    if (!view.contiguous) kernels::refuse("rows", {"the buffer is not contiguous"});
    if (count > 0 && length > 0 &&
        (view.size < length || (view.size - length) / (stride + (stride == 0)) < count - 1))
        kernels::refuse_rows(view.size, count, length, stride);
    return rows(view.data, count, length, stride);
}

/// Likewise, one behind the other.
template <class B>
    requires(kernels::buffer<B> && !std::is_pointer_v<std::remove_cvref_t<B>>)
constexpr auto rows(B&& buffer, std::size_t count, std::size_t length) {
    return rows(buffer, count, length, length);
}

/// One number for each row: a temperature, a score, a result of a reduction.
template <kernels::buffer B>
constexpr auto per_row(B&& buffer) {
    auto const view = kernels::view_of(buffer);
    if (!view.contiguous) kernels::refuse("per_row", {"the buffer is not contiguous"});
    return per_row_view<std::remove_pointer_t<decltype(view.data)>>{view.data, view.size};
}

/// One number for each place in a row, the same in all rows: a slope per channel, a bias, the gain of a normalisation.
/// The gradient of such a variable is the sum over the rows.
template <kernels::buffer B>
constexpr auto per_column(B&& buffer) {
    auto const view = kernels::view_of(buffer);
    if (!view.contiguous) kernels::refuse("per_column", {"the buffer is not contiguous"});
    return per_column_view<std::remove_pointer_t<decltype(view.data)>>{view.data, view.size};
}

/// The columns of a matrix as the rows of a formula, nothing being moved: `row_mean` is the mean down a column, and
/// `layer_norm` is batch normalisation. All matrices of a call are transposed, or none.
template <class T>
constexpr transposed_view<T> transposed(row_view<T> const& v) {
    return {v.data, v.length, v.count, v.stride};
}

/// Part number `index` of each row, cut into `parts` equal ones: of packed groups [a | b | c], b is part 1 of 3.
template <class T, int Step>
constexpr row_view<T, Step> part(row_view<T, Step> const& v, std::size_t index, std::size_t parts) {
    if (parts == 0 || v.length % parts != 0 || index >= parts)
        kernels::refuse("part", {"rows of ", v.length, " elements have no part ", index, " of ", parts});
    std::size_t const length = v.length / parts;
    return {length == 0 ? v.data : v.data + index * length * Step, v.count, length, v.stride};
}
/// The first half of each row: of packed rows [a | b], a.
template <class T, int Step>
constexpr row_view<T, Step> left_half(row_view<T, Step> const& v) {
    return part(v, 0, 2);
}
/// The second half of each row: of packed rows [a | b], b.
template <class T, int Step>
constexpr row_view<T, Step> right_half(row_view<T, Step> const& v) {
    return part(v, 1, 2);
}
/// Elements 0, 2, 4 … of each row: of interleaved pairs a b a b …, a.
template <class T>
constexpr row_view<T, 2> even_elements(row_view<T> const& v) {
    if (v.length % 2 != 0) kernels::refuse("even_elements", {"the rows have ", v.length, " elements"});
    return {v.data, v.count, v.length / 2, v.stride};
}
/// Elements 1, 3, 5 … of each row: of interleaved pairs a b a b …, b.
template <class T>
constexpr row_view<T, 2> odd_elements(row_view<T> const& v) {
    if (v.length % 2 != 0) kernels::refuse("odd_elements", {"the rows have ", v.length, " elements"});
    return {v.length == 0 ? v.data : v.data + 1, v.count, v.length / 2, v.stride};
}

} // namespace ogive
