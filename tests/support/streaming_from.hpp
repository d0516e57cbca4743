// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/streaming.hpp>

namespace test {

/// Sets from how many bytes on stores go past the caches, until the end of the scope.
struct streaming_from {
    explicit streaming_from(std::size_t bytes) { ogive::stream_from(bytes); }
    ~streaming_from() { ogive::stream_from(0); }
};

inline constexpr auto never = static_cast<std::size_t>(-1);

} // namespace test
