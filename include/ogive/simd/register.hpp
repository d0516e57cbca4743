// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/neon.hpp>
#include <ogive/simd/lane.hpp>

namespace ogive::simd {

/// A register full of T on the target that is compiled for.
template <class T>
using batch = xsimd::batch<T>;

/// The number of T in a register.
template <class T>
inline constexpr std::size_t width = batch<T>::size;

/// Whether the target has 32 registers rather than 16.
#if defined(__AVX512F__) || defined(__aarch64__)
inline constexpr bool has_many_registers = true;
#else
inline constexpr bool has_many_registers = false;
#endif

} // namespace ogive::simd
