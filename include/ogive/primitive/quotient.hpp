// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>

// Products and quotients of several factors, rounded less often than one by one.

namespace ogive::primitives {

/// a * b * c; in double rounded once.
struct product_of_three_op : ternary {
    static constexpr std::string_view name = "product_of_three";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V a, V b, V c) {
        if constexpr (simd::detail::format<V>::is_float) {
            return (a * b) * c;
        } else {
            auto const [product, lost] = simd::exact_product(a, b);
            auto const finite = simd::is_finite(product);
            return simd::fma(product, c, simd::select(finite, lost, simd::broadcast<V>(0)) * c);
        }
    }
};

/// a / b where r = 1 / b: as exact as a division of its own, and cheaper.
struct shared_quotient_op : ternary {
    static constexpr std::string_view name = "shared_quotient";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V a, V b, V r) {
        V const q = simd::rounded_product(a, r);
        return simd::fma(simd::negate(simd::product_rest(q, b, a)), r, q);
    }
};

/// (1 + e)^2 for 0 <= e <= 1, where d = 1 + e.
template <class V>
constexpr V square_of_one_plus(V e, V d) {
    if constexpr (simd::detail::format<V>::is_float)
        return d * d;
    else // rounded less
        return simd::fma(e, 2 + e, simd::broadcast<V>(1));
}

/// a / (1 + e)^2 for 0 <= e <= 1, where d = 1 + e and r = 1 / d: with what the rounding of d lost.
struct over_square_op : quaternary {
    static constexpr std::string_view name = "over_square";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V a, V e, V d, V r) {
        if constexpr (simd::detail::format<V>::is_float) {
            V const lost = ((1 - d) + e) * r;
            return simd::fnma(a + a, lost, a) * (r * r);
        } else {
            return shared_quotient_op::value(a, square_of_one_plus(e, d), r * r);
        }
    }
};

/// The same in less time, with what the rounding of d lost in double only.
struct twice_over_op : quaternary {
    static constexpr std::string_view name = "twice_over";
    template <class V>
    [[gnu::always_inline]] static constexpr V value(V a, V e, V d, V r) {
        if constexpr (simd::detail::format<V>::is_float)
            return (a * r) * r;
        else
            return simd::select(simd::is_finite(a), over_square_op::value(a, e, d, r), a);
    }
};

/// The same where nothing else needs r.
struct divided_by_square_op : ternary {
    static constexpr std::string_view name = "divided_by_square";
    static constexpr auto cost = ogive::cost{.divisions = 1};
    [[gnu::always_inline]] static constexpr auto value(auto a, auto e, auto d) {
        return a / square_of_one_plus(e, d);
    }
};

} // namespace ogive::primitives
