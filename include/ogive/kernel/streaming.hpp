// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <atomic>
#include <cstddef>
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace ogive {
namespace kernels {

/// The last cache in bytes, as the system says it; 32 MiB where it does not.
inline std::size_t last_cache_size() {
#if defined(_SC_LEVEL3_CACHE_SIZE)
    long size = sysconf(_SC_LEVEL3_CACHE_SIZE);
    if (size <= 0) size = sysconf(_SC_LEVEL2_CACHE_SIZE);
    if (size > 0) return static_cast<std::size_t>(size);
#endif
    return std::size_t{32} << 20;
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
