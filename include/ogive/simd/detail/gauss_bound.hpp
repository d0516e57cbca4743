// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/target.hpp>

namespace ogive::simd::detail {

/// Whether mills looks its coefficients up.
template <lane V>
inline constexpr bool mills_by_table = format<V>::is_float&& has_lookup;

/// From here on e^(-t^2/2) is 0, where Mills' ratio is looked up even times the square of the largest number, and up to it
/// the fits of Mills' ratio hold.
template <lane V>
inline constexpr double gauss_bound = mills_by_table<V>     ? 24.0
                                      : format<V>::is_float ? 14.9375
                                                            : 39.0;

} // namespace ogive::simd::detail
