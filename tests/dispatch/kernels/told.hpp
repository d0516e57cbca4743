// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>

// What a linker would take for the same in all objects, though each tells the instruction set it was compiled for.

#if defined(__AVX512F__)
#define OGIVE_TOLD "avx512"
#elif defined(__AVX2__)
#define OGIVE_TOLD "avx2"
#else
#define OGIVE_TOLD "baseline"
#endif

[[gnu::noinline]] inline std::string told_by_inline() { return OGIVE_TOLD; }

inline std::string* teller = nullptr;

struct told {
    int number;
    [[gnu::noinline]] bool operator<(told const& other) const {
        *teller = OGIVE_TOLD;
        return number < other.number;
    }
};
