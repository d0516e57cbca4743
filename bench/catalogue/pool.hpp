// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <span>

namespace bench {

/// The lengths that are measured: from inside of the first cache to far outside of the last.
inline constexpr std::size_t lengths[]{std::size_t{4} << 10, std::size_t{64} << 10, std::size_t{1} << 20,
                                       std::size_t{16} << 20};

/// Buffers that all benchmarks share, so that none pays for fresh memory.
/// Inputs are normally distributed, or uniform in (0, 1); they are filled once and must not be written.
std::span<float const> normal_input(int index, std::size_t length);
std::span<float const> unit_input(std::size_t length);
/// Results, and what is in between for those who need it.
std::span<float> scratch(int index, std::size_t length);

} // namespace bench
