// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/view.hpp>

namespace ogive::kernels {

/// How an argument of a kernel over rows is laid out.
enum class row_kind : char { number, buffer, rows, transposed, per_row, per_column };

/// What a type of argument says: its kind, the type of its elements, how far apart they are.
template <class A>
struct row_argument {
    static constexpr row_kind kind = row_kind::number;
    using element = void;
    static constexpr int step = 0;
};

template <buffer A>
struct row_argument<A> {
    static constexpr row_kind kind = row_kind::buffer;
    using element = std::remove_pointer_t<decltype(view_of(std::declval<A&>()).data)>;
    static constexpr int step = 1;
};

template <class T, int Step>
struct row_argument<row_view<T, Step>> {
    static constexpr row_kind kind = row_kind::rows;
    using element = T;
    static constexpr int step = Step;
};

template <class T>
struct row_argument<transposed_view<T>> {
    static constexpr row_kind kind = row_kind::transposed;
    using element = T;
    static constexpr int step = 1;
};

template <class T>
struct row_argument<per_row_view<T>> {
    static constexpr row_kind kind = row_kind::per_row;
    using element = T;
    static constexpr int step = 1;
};

template <class T>
struct row_argument<per_column_view<T>> {
    static constexpr row_kind kind = row_kind::per_column;
    using element = T;
    static constexpr int step = 1;
};

/// Of the type of an argument as it is passed; a buffer's constness counts.
template <class A>
using row_argument_of =
    row_argument<std::conditional_t<buffer<A>, std::remove_reference_t<A>, std::remove_cvref_t<A>>>;

/// `rows(...)`, `transposed(...)`, `per_row(...)` or `per_column(...)`.
template <class A>
concept row_shaped =
    row_argument_of<A>::kind != row_kind::number&& row_argument_of<A>::kind != row_kind::buffer;

/// The shape of a call.
struct row_shape {
    std::size_t count = 1, length = 0;
};

/// An argument as the checks see it.
struct checked_rows {
    std::string_view role, name;
    int number = 0;
    row_kind kind = row_kind::number;
    bool one_a_row = false; ///< a plain buffer with one number a row, not one an element
    bool written = false;
    bool contiguous = true;
    void const* data = nullptr;
    std::size_t size = 0;                          ///< of a buffer or a vector
    std::size_t count = 0, length = 0, stride = 0; ///< of rows, transposed ones too
    std::size_t step = 1;
    std::size_t element_size = 0;

    std::string label() const { return label_of(role, name, number); }
    bool is_matrix() const { return kind == row_kind::rows || kind == row_kind::transposed; }
    bool is_vector_of_rows() const {
        return kind == row_kind::per_row || (kind == row_kind::buffer && one_a_row);
    }
    std::string extent() const {
        if (is_matrix()) return message_of({count, " rows of ", length, " elements"});
        if (is_vector_of_rows()) return message_of({size, " elements, one a row"});
        if (kind == row_kind::per_column) return message_of({size, " elements, one a column"});
        return message_of({size, " elements"});
    }
    std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data); }
    /// Lines of a matrix in memory: its rows, or what they are the columns of.
    std::size_t lines() const { return kind == row_kind::transposed ? length : count; }
    /// Elements of a line, with those between them.
    std::size_t line_size() const {
        std::size_t const elements = kind == row_kind::transposed ? count : length;
        return elements == 0 ? 0 : (elements - 1) * step + 1;
    }
    std::size_t line_bytes() const { return (is_matrix() ? line_size() : size) * element_size; }
    /// From the beginning to the end of the last.
    std::size_t bytes() const {
        if (!is_matrix()) return size * element_size;
        return count == 0 || length == 0 ? 0 : (lines() - 1) * stride * element_size + line_bytes();
    }
};

} // namespace ogive::kernels
