// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/register.hpp>
#include <utility>

namespace ogive::simd {

namespace detail {

template <std::size_t Distance, class Register, int... I>
[[gnu::always_inline]] inline Register exchanged(Register r, std::integer_sequence<int, I...>) {
    return __builtin_shufflevector(r, r, (I ^ static_cast<int>(Distance))...);
}

} // namespace detail

/// Folds the lanes of a register with a commutative `join`, in a fixed order: pairs of halves. All lanes of the result
/// are equal.
template <std::size_t Distance = 0, batch_lane V, class Join>
[[gnu::always_inline]] inline V across_lanes(V v, Join const& join) {
    constexpr std::size_t lanes = width<element_t<V>>, distance = Distance == 0 ? lanes / 2 : Distance;
    using register_type = typename V::register_type;
    V const other = detail::exchanged<distance>(static_cast<register_type>(v),
                                                std::make_integer_sequence<int, static_cast<int>(lanes)>{});
    if constexpr (distance > 1)
        return across_lanes<distance / 2>(join(v, other), join);
    else
        return join(v, other);
}

} // namespace ogive::simd
