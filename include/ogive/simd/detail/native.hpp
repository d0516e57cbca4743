// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native_avx512.hpp>
#include <ogive/simd/detail/native_portable.hpp>
#include <ogive/simd/detail/native_x86.hpp>
#include <ogive/simd/detail/target.hpp>

namespace ogive::simd::detail::native {

/// Instructions that only AVX-512 has; named here, so that code behind `has_exponent_instructions` compiles.
template <batch_lane V>
    requires(!has_exponent_instructions)
V scale2(V x, V n);
template <batch_lane V>
    requires(!has_exponent_instructions)
V exponent(V x);
template <batch_lane V>
    requires(!has_exponent_instructions)
V significand(V x);
template <class V>
V fraction(V x);

/// The bits that one of them has, or both.
template <batch_lane V>
[[gnu::always_inline]] inline V bits_or(V a, V b) {
    return a | b;
}

} // namespace ogive::simd::detail::native
