// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace ogive {
namespace kernels {

/// The last cache in bytes, as the system says it; 32 MiB where it does not. (sysconf is not asked: within a virtual
/// machine it may tell the sum of all caches of the host.)
inline std::size_t last_cache_size() {
    std::size_t size = 0;
    if (std::FILE* const file = std::fopen("/sys/devices/system/cpu/cpu0/cache/index3/size", "r")) {
        char text[32]{};
        if (std::fgets(text, sizeof text, file) != nullptr) {
            char* unit = nullptr;
            size = std::strtoull(text, &unit, 10);
            if (*unit == 'K') size <<= 10;
            if (*unit == 'M') size <<= 20;
        }
        std::fclose(file);
    }
    return size > 0 ? size : std::size_t{32} << 20;
}

/// 0: not asked yet.
inline std::atomic<std::size_t> streaming_bytes{0};

} // namespace kernels

/// From how many bytes on, all buffers of a call together, results are written past the caches: the size of the last
/// cache, unless `stream_from` says otherwise. Such a store saves reading what it overwrites, a quarter to a third of
/// the traffic; but results that would have stayed in a cache come from memory when they are read next.
inline std::size_t streams_from() {
    std::size_t bytes = kernels::streaming_bytes.load(std::memory_order_relaxed);
    if (bytes == 0) {
        bytes = kernels::last_cache_size();
        kernels::streaming_bytes.store(bytes, std::memory_order_relaxed);
    }
    return bytes;
}

/// Sets it, for all threads: `stream_from(1)` always streams, `stream_from(-1)` never; 0 is the size of the last cache.
inline void stream_from(std::size_t bytes) {
    kernels::streaming_bytes.store(bytes, std::memory_order_relaxed);
}

} // namespace ogive
