// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/target.hpp>

namespace ogive::simd::detail {

/// From here on e^(-t^2/2) is 0, and below it the fits of Mills' ratio hold.
template <lane V>
inline constexpr double gauss_bound = format<V>::is_float ? 14.9375 : 39.0;

} // namespace ogive::simd::detail
