// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <utility>

#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/declared.hpp>

namespace ogive::primitives {

/// abs'(0) = 0.
struct abs_op : unary {
    static constexpr std::string_view name = "abs";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr std::string_view latex = R"(\left|#1\right|)";
    static constexpr auto symmetry = parity::even;
    [[gnu::always_inline]] static constexpr auto value(auto x) { return simd::abs(x); }
    static constexpr auto derivative(auto x, auto) { return sign(x); }
};

/// -1, 0 or 1; sign(±0) is ±0, sign(NaN) is NaN. Its derivative is 0 everywhere, at the jump too.
struct sign_op : unary {
    static constexpr std::string_view name = "sign";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr auto symmetry = parity::odd;
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V x) {
        auto const one = simd::broadcast<V>(1);
        return simd::select(simd::abs(x) > simd::broadcast<V>(0), simd::copysign(one, x), x);
    }
    static constexpr auto derivative(auto, auto) { return 0; }
};

/// Partial derivatives of an extremum y of several arguments: those equal to y share evenly.
template <class First, class... Rest>
constexpr auto share_among_ties(First first, Rest... rest) {
    First const all[]{first, rest...}; // the value y comes last
    constexpr auto count = sizeof...(Rest);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        auto const ties = (where(all[I] == all[count], 1, 0) + ...);
        return partials{where(all[I] == all[count], 1 / ties, 0)...};
    }
    (std::make_index_sequence<count>{});
}

/// The largest of two or more; NaN if any is NaN. Where several are largest, they share the derivative evenly
/// (as PyTorch's `maximum` and `amax`).
struct max_op : primitive_base {
    static constexpr std::string_view name = "max";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr std::string_view latex = R"(\max)";
    static constexpr int arity = variadic;
    static constexpr bool commutative = true;
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::max(a, b); }
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto... rest) {
        return value(simd::max(a, b), rest...);
    }

    static constexpr auto derivative(auto a, auto b, auto) {
        return partials{where(a > b, 1, where(a == b, 0.5, 0)), where(b > a, 1, where(a == b, 0.5, 0))};
    }
    static constexpr auto derivative(auto... arguments_and_value) {
        return share_among_ties(arguments_and_value...);
    }
};

/// The smallest of two or more; otherwise as `max`.
struct min_op : primitive_base {
    static constexpr std::string_view name = "min";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr std::string_view latex = R"(\min)";
    static constexpr int arity = variadic;
    static constexpr bool commutative = true;
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b) { return simd::min(a, b); }
    [[gnu::always_inline]] static constexpr auto value(auto a, auto b, auto... rest) {
        return value(simd::min(a, b), rest...);
    }

    static constexpr auto derivative(auto a, auto b, auto) {
        return partials{where(a < b, 1, where(a == b, 0.5, 0)), where(b < a, 1, where(a == b, 0.5, 0))};
    }
    static constexpr auto derivative(auto... arguments_and_value) {
        return share_among_ties(arguments_and_value...);
    }
};

/// x limited to [low, high]; its derivative is 1 on the closed interval (as PyTorch's `clamp`). It is `high` where the
/// interval is empty.
struct clamp_op : ternary {
    static constexpr std::string_view name = "clamp";
    static constexpr auto cost = ogive::cost{.selections = 1};
    [[gnu::always_inline]] static constexpr auto value(auto x, auto low, auto high) {
        return simd::min(simd::max(x, low), high);
    }
    static constexpr auto derivative(auto x, auto low, auto high, auto) {
        return partials{where(low <= x && x <= high, 1, 0), where(x < low && low <= high, 1, 0),
                        where(x > high || low > high, 1, 0)};
    }
};

/// The value of x, with derivative 0: x is taken as a constant.
struct stop_gradient_op : unary {
    static constexpr std::string_view name = "stop_gradient";
    static constexpr std::string_view latex = R"(#1)";
    [[gnu::always_inline]] static constexpr auto value(auto x) { return x; }
    static constexpr auto derivative(auto, auto) { return 0; }
};

/// |magnitude| with the sign of the second argument.
struct copysign_op : binary {
    static constexpr std::string_view name = "copysign";
    static constexpr auto cost = ogive::cost{.selections = 1};
    [[gnu::always_inline]] static constexpr auto value(auto magnitude, auto s) {
        return simd::copysign(magnitude, s);
    }
    static constexpr auto derivative(auto magnitude, auto s, auto) {
        return partials{where(sign(magnitude) == sign(s), 1, -1), 0};
    }
};

} // namespace ogive::primitives
