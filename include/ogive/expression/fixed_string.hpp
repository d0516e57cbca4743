// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <string_view>

namespace ogive {

/// A string literal as a template argument: the name in `var<"x">` and `activation<"swish">`.
template <std::size_t Size>
struct fixed_string {
    char text[Size]{};

    constexpr fixed_string(char const (&literal)[Size]) {
        for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
    }
    constexpr std::string_view view() const { return {text, Size - 1}; }
};

} // namespace ogive
