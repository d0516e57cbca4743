// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

/// Comparisons give conditions; any comparison with NaN is false but `!=`.
struct comparison : binary {
    static constexpr bool is_condition = true;
};

struct less_op : comparison {
    static constexpr std::string_view name = "less";
    static constexpr auto notation = ogive::notation{"<", 5};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a < b; }
};

struct less_equal_op : comparison {
    static constexpr std::string_view name = "less_equal";
    static constexpr std::string_view latex = R"(\le)";
    static constexpr auto notation = ogive::notation{"<=", 5};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a <= b; }
};

struct greater_op : comparison {
    static constexpr std::string_view name = "greater";
    static constexpr auto notation = ogive::notation{">", 5};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a > b; }
};

struct greater_equal_op : comparison {
    static constexpr std::string_view name = "greater_equal";
    static constexpr std::string_view latex = R"(\ge)";
    static constexpr auto notation = ogive::notation{">=", 5};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a >= b; }
};

struct equal_op : comparison {
    static constexpr std::string_view name = "equal";
    static constexpr std::string_view latex = R"(=)";
    static constexpr bool commutative = true;
    static constexpr auto notation = ogive::notation{"==", 4};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return a == b; }
};

struct not_equal_op : comparison {
    static constexpr std::string_view name = "not_equal";
    static constexpr std::string_view latex = R"(\ne)";
    static constexpr bool commutative = true;
    static constexpr auto notation = ogive::notation{"!=", 4};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) {
        return simd::not_equal(a, b);
    } // xsimd 8: false for NaN
};

struct and_op : comparison {
    static constexpr std::string_view name = "and";
    static constexpr std::string_view latex = R"(\land)";
    static constexpr bool commutative = true;
    static constexpr bool takes_condition(int) { return true; }
    static constexpr auto notation = ogive::notation{"&&", 3};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::mask_and(a, b); }
};

struct or_op : comparison {
    static constexpr std::string_view name = "or";
    static constexpr std::string_view latex = R"(\lor)";
    static constexpr bool commutative = true;
    static constexpr bool takes_condition(int) { return true; }
    static constexpr auto notation = ogive::notation{"||", 2};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::mask_or(a, b); }
};

struct not_op : unary {
    static constexpr std::string_view name = "not";
    static constexpr std::string_view latex = R"(\lnot)";
    static constexpr bool is_condition = true;
    static constexpr bool takes_condition(int) { return true; }
    static constexpr auto notation = ogive::notation{"!", 8};
    [[gnu::always_inline]] static constexpr auto value(auto a) { return simd::mask_not(a); }
};

/// where(c, a, b): a where c holds, else b. The branch not taken contributes exactly nothing to a derivative,
/// even where its own derivative is infinite or NaN.
struct where_op : ternary {
    static constexpr std::string_view name = "where";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr bool takes_condition(int i) { return i == 0; }
    [[gnu::always_inline]] static constexpr auto value(auto c, auto a, auto b) {
        return simd::select(c, a, b);
    }
    static constexpr auto derivative(auto c, auto, auto, auto) {
        return partials{0, where(c, 1, 0), where(c, 0, 1)};
    }
};

} // namespace ogive::primitives
