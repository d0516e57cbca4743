// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/parameters.hpp>
#include <utility>

namespace ogive {
namespace textbook {

/// `x` and 3 are `x3`.
template <std::size_t Size>
constexpr fixed_string<Size + 1> numbered(char const (&stem)[Size], int number) {
    char text[Size + 1]{};
    for (std::size_t i = 0; i + 1 < Size; ++i) text[i] = stem[i];
    text[Size - 1] = static_cast<char>('0' + number);
    return text;
}

/// Maxout of so many inputs.
template <int... I>
constexpr auto make_maxout(std::integer_sequence<int, I...>) {
    return activation<numbered("maxout", sizeof...(I))>(var<numbered("x", I + 1)>...,
                                                        max(var<numbered("x", I + 1)>...));
}

} // namespace textbook

/// The largest of K inputs x1, x2 … (Goodfellow et al. 2013). The largest has the gradient; several that are
/// equal share it evenly.
template <int K>
    requires(2 <= K && K <= 8)
inline constexpr auto maxout = textbook::make_maxout(std::make_integer_sequence<int, K>{});

} // namespace ogive
