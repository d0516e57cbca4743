// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

struct plus_op : binary {
    static constexpr std::string_view name = "plus";
    static constexpr bool commutative = true;
    static constexpr auto notation = ogive::notation{"+", 6};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a + b; }
    static constexpr auto derivative(auto, auto, auto) { return partials{1, 1}; }
};

struct minus_op : binary {
    static constexpr std::string_view name = "minus";
    static constexpr auto notation = ogive::notation{"-", 6};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a - b; }
    static constexpr auto derivative(auto, auto, auto) { return partials{1, -1}; }
};

struct times_op : binary {
    static constexpr std::string_view name = "times";
    static constexpr bool commutative = true;
    static constexpr auto notation = ogive::notation{"*", 7};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a * b; }
    static constexpr auto derivative(auto a, auto b, auto) { return partials{b, a}; }
};

struct divide_op : binary {
    static constexpr std::string_view name = "divide";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    static constexpr std::string_view latex = R"(\frac{#1}{#2})";
    static constexpr auto notation = ogive::notation{"/", 7};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a / b; }
    static constexpr auto derivative(auto, auto b, auto y) { return partials{1 / b, -(y / b)}; }
};

struct negate_op : unary {
    static constexpr std::string_view name = "negate";
    static constexpr auto notation = ogive::notation{"-", 8};
    [[gnu::always_inline]] static constexpr auto value(auto a) { return simd::negate(a); }
    static constexpr auto derivative(auto, auto) { return -1; }
};

} // namespace ogive::primitives
