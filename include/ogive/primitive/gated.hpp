// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// Sigmoids with which nothing is shared but by others of them, and what is made with these: `transform/close_sigmoids.hpp`
// finds them.

namespace ogive::primitives {

/// x * sigmoid(u), where x is tiny only where u is small, and negative where u is.
struct self_gated_op : binary {
    static constexpr std::string_view name = "self_gated";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto x, auto u) { return simd::self_gated(x, u); }
};

/// Likewise, by a division that is shared with others of the same u: so are all whose names end so.
struct self_gated_shared_op : self_gated_op {
    static constexpr std::string_view name = "self_gated_shared";
    [[gnu::always_inline]] static constexpr auto value(auto x, auto u) {
        return simd::self_gated<true>(x, u);
    }
};

/// v * sigmoid(u), rounded to a subnormal number only in the end.
struct gated_op : binary {
    static constexpr std::string_view name = "gated";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u) { return simd::gated(v, u); }
};

/// v * 2^m * sigmoid(u), rounded only in the end to a subnormal number or to infinity; v is a product of balanced factors,
/// and m the sum of their exponents.
struct balanced_gated_op : ternary {
    static constexpr std::string_view name = "balanced_gated";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 2;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto m, auto u) {
        return simd::balanced_gated(v, m, u);
    }
};

/// sigmoid(u) (1 + (p - 1) sigmoid(-u)) for p = 1 + u, or 1 + u bounded: the derivative of u * sigmoid(u).
struct gated_slope_op : binary {
    static constexpr std::string_view name = "gated_slope";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto p, auto u) { return simd::gated_slope(p, u); }
};

struct gated_slope_shared_op : gated_slope_op {
    static constexpr std::string_view name = "gated_slope_shared";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto p, auto u) {
        return simd::gated_slope<true>(p, u);
    }
};

/// `gated_slope` over 2^n; n is added by `gated_scale`.
struct slope_fraction_op : binary {
    static constexpr std::string_view name = "slope_fraction";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr int gate = 1;
    [[gnu::always_inline]] static constexpr auto value(auto p, auto u) { return simd::slope_fraction(p, u); }
};

/// v * u * sigmoid(x), rounded only in the end to a subnormal number or to infinity.
struct gated_times_two_op : ternary {
    static constexpr std::string_view name = "gated_times_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 2;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto x) {
        return simd::gated_times(v, u, x);
    }
};

struct gated_times_two_shared_op : gated_times_two_op {
    static constexpr std::string_view name = "gated_times_two_shared";
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto x) {
        return simd::gated_times<true>(v, u, x);
    }
};

/// v * `gated_slope`, rounded to a subnormal number only in the end.
struct gated_slope_times_op : ternary {
    static constexpr std::string_view name = "gated_slope_times";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 2;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto p, auto x) {
        return simd::gated_slope_times(v, p, x);
    }
};

struct gated_slope_times_shared_op : gated_slope_times_op {
    static constexpr std::string_view name = "gated_slope_times_shared";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto p, auto x) {
        return simd::gated_slope_times<true>(v, p, x);
    }
};

/// v * u * `gated_slope`, rounded only in the end to a subnormal number or to infinity.
struct gated_slope_times_two_op : quaternary {
    static constexpr std::string_view name = "gated_slope_times_two";
    static constexpr auto cost = ogive::cost{.exponentials = 1, .divisions = 1};
    static constexpr auto at_once = ogive::at_once{2, 2};
    static constexpr int gate = 3;
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto p, auto x) {
        return simd::gated_slope_times(v, u, p, x);
    }
};

struct gated_slope_times_two_shared_op : gated_slope_times_two_op {
    static constexpr std::string_view name = "gated_slope_times_two_shared";
    static constexpr auto cost = ogive::cost{.exponentials = 1};
    [[gnu::always_inline]] static constexpr auto value(auto v, auto u, auto p, auto x) {
        return simd::gated_slope_times<true>(v, u, p, x);
    }
};

/// v * 2^m * 2^n with the n of `slope_fraction`, rounded only in the end to a subnormal number or to infinity.
struct gated_scale_op : ternary {
    static constexpr std::string_view name = "gated_scale";
    [[gnu::always_inline]] static constexpr auto value(auto v, auto m, auto u) {
        return simd::gated_scale(v, m, u);
    }
};

} // namespace ogive::primitives
