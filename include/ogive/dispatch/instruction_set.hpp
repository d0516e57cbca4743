// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

// Which instruction set the functions run with that ogive_add_kernels (CMake) compiled several times; docs/dispatch.md.

namespace ogive {

/// The instruction sets of ogive_add_kernels, each with those before it: x86-64; with AVX2 and FMA (x86-64-v3); with
/// AVX-512 F, BW, CD, DQ and VL (x86-64-v4).
enum class instruction_set : int { baseline, avx2, avx512 };

/// `baseline`, `avx2` or `avx512`.
constexpr std::string_view name_of(instruction_set each) {
    constexpr std::string_view names[]{"baseline", "avx2", "avx512"};
    return names[static_cast<int>(each)];
}

/// The best that this processor has, and the system lets programs use.
inline instruction_set best_instruction_set() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool const avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
    bool const avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512vl");
    if (avx2 && avx512) return instruction_set::avx512;
    if (avx2) return instruction_set::avx2;
#endif
    return instruction_set::baseline;
}

namespace dispatch {

extern "C" {
/// What the functions run with, read at each call of one: a number of instruction_set, or `undecided`.
inline int ogive_instruction_set = 3;
}
inline constexpr int undecided = 3;

/// That of the environment variable OGIVE_ISA; the best where it is not set, or asks for what is not there.
inline instruction_set wanted() {
    instruction_set const best = best_instruction_set();
    char const* const text = std::getenv("OGIVE_ISA");
    if (text == nullptr || *text == '\0') return best;
    for (int i = 0; i <= static_cast<int>(best); ++i)
        if (auto const each = static_cast<instruction_set>(i); name_of(each) == text) return each;
    std::fprintf(stderr,
                 "ogive: OGIVE_ISA=%s is not one of the instruction sets of this processor, baseline to %s\n",
                 text, name_of(best).data());
    return best;
}

} // namespace dispatch

/// What the functions of ogive_add_kernels run with, where they were compiled for it; else with the best below it.
inline instruction_set current_instruction_set() {
    std::atomic_ref<int> const current(dispatch::ogive_instruction_set);
    int seen = current.load(std::memory_order_relaxed);
    if (seen == dispatch::undecided) {
        seen = static_cast<int>(dispatch::wanted());
        current.store(seen, std::memory_order_relaxed);
    }
    return static_cast<instruction_set>(seen);
}

/// Sets it for all calls from now on, in all threads. Throws std::invalid_argument if the processor does not have it.
inline void use_instruction_set(instruction_set wanted) {
    if (wanted > best_instruction_set())
        throw std::invalid_argument("ogive::use_instruction_set: this processor does not have " +
                                    std::string(name_of(wanted)) + "; the best that it has is " +
                                    std::string(name_of(best_instruction_set())));
    std::atomic_ref<int>(dispatch::ogive_instruction_set)
        .store(static_cast<int>(wanted), std::memory_order_relaxed);
}

namespace dispatch {

extern "C" {
/// Called by the first of the functions that is called.
[[gnu::used]] inline int ogive_choose_instruction_set() {
    return static_cast<int>(current_instruction_set());
}
}

} // namespace dispatch
} // namespace ogive
