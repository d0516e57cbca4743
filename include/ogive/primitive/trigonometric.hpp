// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

struct sin_op : unary {
    static constexpr std::string_view name = "sin";
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr std::string_view latex = R"(\sin\left(#1\right))";
    static constexpr auto symmetry = parity::odd;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::sin(x); }
    static constexpr auto derivative(auto x, auto) { return cos(x); }
};

struct cos_op : unary {
    static constexpr std::string_view name = "cos";
    static constexpr auto at_once = ogive::at_once{1, 1};
    static constexpr std::string_view latex = R"(\cos\left(#1\right))";
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::cos(x); }
    static constexpr auto derivative(auto x, auto) { return -sin(x); }
};

} // namespace ogive::primitives
