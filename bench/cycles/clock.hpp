// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <chrono>
#include <cstddef>

namespace bench {

inline double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Seconds that one addition takes which waits for the one before: a cycle, at whatever pace the processor runs now.
inline double seconds_per_cycle() {
    constexpr int rounds = 300;
    unsigned long sum = 1;
    unsigned long step = 3;
    double const begin = seconds();
    for (int i = 0; i < rounds; ++i) {
#if defined(__x86_64__)
        asm volatile(".rept 100\n\tadd %1, %0\n\t.endr" : "+r"(sum) : "r"(step));
#else
        for (int k = 0; k < 100; ++k) {
            sum += step;
            asm volatile("" : "+r"(sum) : "r"(step));
        }
#endif
    }
    return (seconds() - begin) / (rounds * 100);
}

} // namespace bench
