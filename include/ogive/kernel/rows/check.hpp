// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/argument.hpp>

namespace ogive::kernels {

/// Whether no element of two arguments is in the same place.
inline bool apart(checked_rows const& a, checked_rows const& b) {
    if (a.bytes() == 0 || b.bytes() == 0) return true;
    if (a.begin() + a.bytes() <= b.begin() || b.begin() + b.bytes() <= a.begin()) return true;
    if (!a.is_matrix() || !b.is_matrix() || a.stride != b.stride || a.stride == 0) return false;
    // Rows between rows, as the two halves of packed ones, or elements between elements.
    std::size_t const stride = a.stride * a.element_size;
    checked_rows const &first = a.begin() <= b.begin() ? a : b, &second = a.begin() <= b.begin() ? b : a;
    std::size_t const offset = (second.begin() - first.begin()) % stride;
    if (offset >= first.line_bytes() && offset + second.line_bytes() <= stride) return true;
    return a.step == 2 && b.step == 2 && offset == a.element_size && a.length * 2 <= a.stride;
}

/// Whether a result may be written over an input: they are the very same elements.
inline bool in_place(checked_rows const& a, checked_rows const& b, row_shape const& shape) {
    if (a.data != b.data || a.written == b.written || a.is_vector_of_rows() != b.is_vector_of_rows() ||
        (a.kind == row_kind::per_column) != (b.kind == row_kind::per_column))
        return false;
    if (a.is_vector_of_rows() || a.kind == row_kind::per_column) return true;
    auto const stride = [&](checked_rows const& c) { return c.is_matrix() ? c.stride : shape.length; };
    bool const one_line = (a.kind == row_kind::transposed ? shape.length : shape.count) <= 1;
    return a.step == b.step && (stride(a) == stride(b) || one_line);
}

[[noreturn, gnu::cold, gnu::noinline]] inline void
refuse_shape(std::string_view caller, checked_rows const& b, checked_rows const& first) {
    refuse(caller, {b.label(), " has ", b.extent(), ", but ", first.label(), " has ", first.extent()});
}

/// The shape that all arguments agree on: that of a matrix among them; else all buffers are one row. Throws
/// `argument_error` where one does not fit, is null, or overlaps another one.
inline row_shape checked_shape(std::string_view caller, checked_rows const* all, int count) {
    row_shape shape;
    checked_rows const* first = nullptr; // it says the shape
    for (int i = 0; i < count && first == nullptr; ++i)
        if (all[i].is_matrix()) first = &all[i];
    if (first != nullptr) {
        shape = {first->count, first->length};
    } else {
        for (int i = 0; i < count && first == nullptr; ++i)
            if (all[i].kind == row_kind::per_column || (all[i].kind == row_kind::buffer && !all[i].one_a_row))
                first = &all[i];
        if (first != nullptr) shape = {1, first->size};
    }
    for (int i = 0; i < count; ++i) {
        checked_rows const& b = all[i];
        if (b.kind == row_kind::number) continue;
        if (!b.contiguous) refuse(caller, {b.label(), " is not contiguous; describe it with ogive::rows"});
        if (b.data == nullptr && b.bytes() > 0) refuse(caller, {b.label(), " is null, but has ", b.extent()});
        bool const fits = b.is_matrix()           ? b.count == shape.count && b.length == shape.length
                          : b.is_vector_of_rows() ? b.size == shape.count
                          : b.kind == row_kind::per_column ? b.size == shape.length
                                                           : b.size == shape.count * shape.length;
        if (!fits) {
            if (first != nullptr) refuse_shape(caller, b, *first);
            refuse(caller, {b.label(), " has ", b.extent(), ", but there is one row"});
        }
        if (b.written && b.is_matrix() && b.lines() > 1 && b.stride < b.line_size())
            refuse(caller,
                   {b.label(), " has ", b.extent(), ", but they overlap: they are ", b.stride, " apart"});
    }
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < i; ++k)
            if ((all[i].written || all[k].written) && !apart(all[i], all[k]) &&
                !in_place(all[i], all[k], shape))
                refuse(caller, {all[i].label(), " (", all[i].extent(), ") overlaps ", all[k].label(), " (",
                                all[k].extent(),
                                "); a result may be the very elements of an input, but may not share a "
                                "part of them, nor anything with another result"});
    return shape;
}

} // namespace ogive::kernels
