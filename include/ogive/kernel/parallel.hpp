// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <ogive/kernel/sum.hpp>
#include <vector>
#if defined(_OPENMP)
#include <omp.h>
#endif

namespace ogive {

/// As the first argument of `kernel` or `pullback`: the work is spread over OpenMP's threads, where there is enough of
/// it. The results are those of one thread, bit by bit, sums included. Sums allocate memory: a number for each of
/// them and each 8192 elements. Over rows a thread takes whole rows.
///
///     ogive::kernel<swish>(ogive::parallel, input, result);
///
/// Needs a build with OpenMP (g++ and clang++: -fopenmp; CMake: OpenMP::OpenMP_CXX).
struct parallel_t {};

/// See `parallel_t`.
inline constexpr parallel_t parallel{};

namespace kernels {

/// Elements whose sum is taken together: sums do not depend on how blocks are spread over threads.
inline constexpr std::size_t sum_block = 8192;

/// Operations on one vector each, for which a thread is worth waking.
inline constexpr std::size_t work_of_thread = 50'000;

#if defined(_OPENMP)
/// How many threads some work is worth.
inline std::size_t threads_worth(std::size_t vectors, int operations) {
    std::size_t const work = vectors * static_cast<std::size_t>(operations) / work_of_thread;
    std::size_t const most = static_cast<std::size_t>(omp_get_max_threads());
    return work < most ? work : most;
}
#else
template <class Loop>
constexpr void openmp_is_missing() {
    static_assert(sizeof(Loop) == 0, "ogive: ogive::parallel needs OpenMP: compile and link with -fopenmp "
                                     "(in CMake, link to OpenMP::OpenMP_CXX)");
}
#endif

template <class Loop>
void run_in_threads(Loop const& loop, std::size_t length, int operations) {
#if defined(_OPENMP)
    int const threads = static_cast<int>(threads_worth(length / Loop::width, operations));
    if (threads <= 1) return loop(length);
    std::size_t const blocks = (length + sum_block - 1) / sum_block;
    bool const stream = loop.streams(length);
    std::vector<typename Loop::sums_of_block> sums(Loop::any_sum ? blocks : 0);
#pragma omp parallel num_threads(threads)
    {
        auto const thread = static_cast<std::size_t>(omp_get_thread_num());
        auto const all = static_cast<std::size_t>(omp_get_num_threads());
        std::size_t const first = blocks * thread / all, last = blocks * (thread + 1) / all;
        auto const begin_of = [&](std::size_t block) {
            return block * sum_block < length ? block * sum_block : length;
        };
        if constexpr (Loop::any_sum)
            for (std::size_t block = first; block < last; ++block)
                loop.sum(begin_of(block), begin_of(block + 1), stream, sums[block]);
        else
            loop.range(begin_of(first), begin_of(last), stream, nullptr);
    }
    if constexpr (Loop::any_sum) {
        typename Loop::sums_of_block total;
        for (auto const& each : sums) Loop::add(total, each);
        loop.finish(total);
    }
#else
    static_cast<void>(loop), static_cast<void>(length), static_cast<void>(operations);
    openmp_is_missing<Loop>();
#endif
}

} // namespace kernels
} // namespace ogive
