// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ogive {

/// A call was refused because of one of its arguments, which the message names. Nothing has been written.
struct argument_error : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

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

    std::string label() const {
        if (!name.empty()) return std::string(role) + " " + std::string(name);
        return number > 0 ? std::string(role) + " " + std::to_string(number) : std::string(role);
    }
    char const* begin() const { return static_cast<char const*>(data); }
    char const* end() const { return begin() + size * element_size; }
};

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(std::string_view caller, std::string const& why) {
    throw argument_error("ogive::" + std::string(caller) + ": " + why);
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_size(std::string_view caller, checked_buffer const& b,
                                                               checked_buffer const& first) {
    refuse(caller, b.label() + " has " + std::to_string(b.size) + " elements, but " + first.label() + " has " +
                       std::to_string(first.size) + "; all buffers of a call must have the same length");
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_overlap(std::string_view caller, checked_buffer const& b,
                                                                  checked_buffer const& other) {
    refuse(caller, b.label() + " (" + std::to_string(b.size) + " elements) overlaps " + other.label() + " (" +
                       std::to_string(other.size) +
                       " elements); a result may be the very buffer of an input, but may not share a part of one, "
                       "nor anything with another result");
}

/// The common length of all buffers; throws `argument_error` for null with a length, unequal lengths and overlap.
inline std::size_t checked_length(std::string_view caller, checked_buffer const* buffers, int count) {
    checked_buffer const* first = nullptr;
    for (int i = 0; i < count; ++i) {
        checked_buffer const& b = buffers[i];
        if (b.data == nullptr && b.size > 0) [[unlikely]]
            refuse(caller, b.label() + " is null, but has a length of " + std::to_string(b.size) + " elements");
        if (b.single) continue;
        if (first == nullptr) first = &b;
        if (b.size != first->size) [[unlikely]]
            refuse_size(caller, b, *first);
    }
    std::less<char const*> const before;
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < i; ++k) {
            checked_buffer const &a = buffers[k], &b = buffers[i];
            if (!(a.written || b.written) || a.size == 0 || b.size == 0) continue;
            bool const apart = !before(a.begin(), b.end()) || !before(b.begin(), a.end());
            bool const in_place = a.data == b.data && a.written != b.written && !a.single && !b.single;
            if (!apart && !in_place) [[unlikely]]
                refuse_overlap(caller, b, a);
        }
    return first == nullptr ? 0 : first->size;
}

} // namespace kernels
} // namespace ogive
