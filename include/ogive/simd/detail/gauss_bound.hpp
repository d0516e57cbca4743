// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/target.hpp>

namespace ogive::simd::detail {

/// Whether mills looks its coefficients up: in tables of 16 floats, or with AVX-512, which permutes two registers at once, of
/// 16 doubles.
template <lane V>
inline constexpr bool mills_by_table = has_lookup && (format<V>::is_float || has_exponent_instructions);

/// From here on e^(-t^2/2) is 0, where Mills' ratio of floats is looked up even times the square of the largest number, and
/// up to it the fits of Mills' ratio hold.
template <lane V>
inline constexpr double gauss_bound = !format<V>::is_float ? 39.0
                                      : mills_by_table<V>  ? 24.0
                                                           : 14.9375;

} // namespace ogive::simd::detail
