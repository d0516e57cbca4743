// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <ogive/kernel/buffer.hpp>
#include <ogive/kernel/message.hpp>

namespace ogive {

namespace kernels {

/// A buffer of a call, as the checks see it.
struct checked_buffer {
    std::string_view role; ///< "input", "result", "gradient of" …
    std::string_view name; ///< of the variable; empty: `number` says which
    int number = 0;
    void const* data = nullptr;
    std::size_t size = 0;         ///< elements
    std::size_t element_size = 0; ///< bytes
    bool written = false;
    bool single = false; ///< one number, whatever the length of the buffers
    bool contiguous = true;
    storage_order order = storage_order::line;

    std::string label() const { return label_of(role, name, number); }
    std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data); }
    std::uintptr_t end() const { return begin() + size * element_size; }
};

[[noreturn, gnu::cold, gnu::noinline]] inline void
refuse_size(std::string_view caller, checked_buffer const& b, checked_buffer const& first) {
    refuse(caller, {b.label(), " has ", b.size, " elements, but ", first.label(), " has ", first.size,
                    "; all buffers of a call must have the same length"});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void
refuse_overlap(std::string_view caller, checked_buffer const& b, checked_buffer const& other) {
    refuse(caller,
           {b.label(), " (", b.size, " elements) overlaps ", other.label(), " (", other.size,
            " elements); a result may be the very buffer of an input, but may not share a part of one, "
            "nor anything with another result"});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_null(std::string_view caller,
                                                               checked_buffer const& b) {
    refuse(caller, {b.label(), " is null, but has a length of ", b.size, " elements"});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_gaps(std::string_view caller,
                                                               checked_buffer const& b) {
    refuse(caller,
           {b.label(), " (", b.size,
            " elements) is not contiguous: there are gaps between its elements in memory; copy it first"});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void
refuse_order(std::string_view caller, checked_buffer const& b, checked_buffer const& other) {
    auto const lines = [](checked_buffer const& buffer) {
        return buffer.order == storage_order::columns ? " by columns" : " by rows";
    };
    refuse(caller, {b.label(), " holds a matrix", lines(b), ", but ", other.label(), lines(other),
                    "; all matrices of a call must be stored in the same order"});
}

/// Throws where the elements of a buffer do not follow each other, or not in the order of another one.
inline void check_storage(std::string_view caller, checked_buffer const* buffers, int count) {
    checked_buffer const* matrix = nullptr;
    for (int i = 0; i < count; ++i) {
        checked_buffer const& b = buffers[i];
        if (!b.contiguous) [[unlikely]]
            refuse_gaps(caller, b);
        if (b.order == storage_order::line) continue;
        if (matrix == nullptr) matrix = &b;
        if (b.order != matrix->order) [[unlikely]]
            refuse_order(caller, b, *matrix);
    }
}

/// The common length of all buffers; throws `argument_error` for null with a length, unequal lengths, gaps and overlap.
inline std::size_t checked_length(std::string_view caller, checked_buffer const* buffers, int count) {
    checked_buffer const* first = nullptr;
    for (int i = 0; i < count; ++i) {
        checked_buffer const& b = buffers[i];
        if (b.data == nullptr && b.size > 0) [[unlikely]]
            refuse_null(caller, b);
        if (b.single) continue;
        if (first == nullptr) first = &b;
        if (b.size != first->size) [[unlikely]]
            refuse_size(caller, b, *first);
    }
    check_storage(caller, buffers, count);
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < i; ++k) {
            checked_buffer const &a = buffers[k], &b = buffers[i];
            if (!(a.written || b.written) || a.size == 0 || b.size == 0) continue;
            bool const apart = a.begin() >= b.end() || b.begin() >= a.end();
            bool const in_place = a.data == b.data && a.written != b.written && !a.single && !b.single;
            if (!apart && !in_place) [[unlikely]]
                refuse_overlap(caller, b, a);
        }
    return first == nullptr ? 0 : first->size;
}

} // namespace kernels
} // namespace ogive
