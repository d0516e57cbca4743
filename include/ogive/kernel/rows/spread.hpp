// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <memory>
#include <ogive/kernel/parallel.hpp>
#include <ogive/kernel/rows/sums.hpp>
#include <vector>

// A loop over rows has
//   - `sums`: what adds up over rows (row_sums),
//   - `rows_at_once`: rows that are handled together; blocks are multiples of it,
//   - `scratch(length)`: how many numbers of memory it needs,
//   - `run(begin, end, length, scratch, sums)`: some of the rows,
//   - `given`: the arguments (row_buffers).

namespace ogive::kernels {

/// At least so many rows, a multiple of what a loop handles together.
template <class Loop>
std::size_t whole(std::size_t rows) {
    return (rows + Loop::rows_at_once - 1) / Loop::rows_at_once * Loop::rows_at_once;
}

/// Rows whose sums are taken together. The number depends on the shape alone, so that sums do not depend on how the rows
/// are spread over threads.
template <class Loop>
std::size_t rows_of_block(std::size_t count, std::size_t length) {
    constexpr std::size_t least = 8, most_blocks = 64;
    std::size_t rows = length == 0 ? count : sum_block / length;
    if (rows < count / most_blocks + 1) rows = count / most_blocks + 1;
    if (rows < least) rows = least;
    return whole<Loop>(rows);
}

template <class Loop, class T>
[[gnu::noinline]] void run_rows(Loop const& loop, std::size_t count, std::size_t length, T* memory) {
    using sums = typename Loop::sums;
    T* const scratch = memory + 2 * sums::room(length);
    if constexpr (!sums::any) {
        sums none;
        loop.run(0, count, length, scratch, none);
    } else {
        std::size_t const rows = rows_of_block<Loop>(count, length);
        sums total(memory, length);
        for (std::size_t begin = 0; begin < count; begin += rows) {
            sums block(memory + sums::room(length), length);
            loop.run(begin, begin + rows < count ? begin + rows : count, length, scratch, block);
            total.add(block);
        }
        total.finish(loop.given.results);
    }
}

/// All rows in this thread.
template <class T, class Loop>
void run_rows(Loop const& loop, std::size_t count, std::size_t length) {
    std::size_t const room = loop.scratch(length) + 2 * Loop::sums::room(length);
    if (room <= stack_room) {
        alignas(64) T memory[stack_room];
        run_rows(loop, count, length, memory);
    } else {
        std::unique_ptr<T[]> const memory(new T[room]);
        run_rows(loop, count, length, memory.get());
    }
}

/// All rows, spread over OpenMP's threads where there is enough to do for each.
template <class T, class Loop>
void run_rows_in_threads(Loop const& loop, std::size_t count, std::size_t length, int operations) {
#if defined(_OPENMP)
    using sums = typename Loop::sums;
    std::size_t const most = threads_worth(count * length / simd::width<T>, operations);
    if (most <= 1) return run_rows<T>(loop, count, length);
    std::size_t const rows = sums::any ? rows_of_block<Loop>(count, length) : whole<Loop>(count / most + 1);
    std::size_t const blocks = (count + rows - 1) / rows, threads = most < blocks ? most : blocks;
    std::size_t const scratch = loop.scratch(length), room = sums::room(length);
    std::unique_ptr<T[]> const memory(new T[threads * scratch + (blocks + 1) * room]);
    std::vector<sums> parts(blocks);
    T* const all_sums = memory.get() + threads * scratch;
#pragma omp parallel num_threads(static_cast <int>(threads))
    {
        auto const thread = static_cast<std::size_t>(omp_get_thread_num());
        auto const team = static_cast<std::size_t>(omp_get_num_threads());
        std::size_t const last = blocks * (thread + 1) / team;
        for (std::size_t block = blocks * thread / team; block < last; ++block) {
            std::size_t const begin = block * rows;
            parts[block] = sums(all_sums + (block + 1) * room, length);
            loop.run(begin, begin + rows < count ? begin + rows : count, length,
                     memory.get() + thread * scratch, parts[block]);
        }
    }
    if constexpr (sums::any) {
        sums total(all_sums, length);
        for (sums const& part : parts) total.add(part);
        total.finish(loop.given.results);
    }
#else
    static_cast<void>(loop), static_cast<void>(count), static_cast<void>(length),
        static_cast<void>(operations);
    openmp_is_missing<Loop>();
#endif
}

} // namespace ogive::kernels
