// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <benchmark/benchmark.h>
#include <cstddef>
#include <random>
#include <vector>

namespace bench {

/// About so many elements a run, in rows of the length that is measured: what fits into the second cache, except for the
/// longest row, which fits into none.
inline constexpr std::size_t elements = 1 << 16;

/// Scores of some rows, an upstream gradient, and where results go.
struct scores {
    std::size_t count, length;
    std::vector<float> in, upstream, out;

    explicit scores(std::size_t row_length)
        : count((elements + row_length - 1) / row_length), length(row_length), in(count * length),
          upstream(count * length), out(count * length) {
        std::mt19937 random(1);
        std::normal_distribution<float> normal(0, 4);
        for (float& each : in) each = normal(random);
        for (float& each : upstream) each = normal(random);
    }
};

/// Measures `run(scores)` at several lengths of rows: `name/LENGTH`, items being elements.
template <class Run>
void add(char const* name, Run run) {
    benchmark::RegisterBenchmark(name,
                                 [run](benchmark::State& state) {
                                     scores data(static_cast<std::size_t>(state.range(0)));
                                     auto go = run(data);
                                     for (auto _ : state) {
                                         go();
                                         benchmark::ClobberMemory();
                                     }
                                     state.SetItemsProcessed(state.iterations() *
                                                             static_cast<std::int64_t>(data.in.size()));
                                 })
        ->Arg(8)
        ->Arg(10)
        ->Arg(17)
        ->Arg(128)
        ->Arg(1024)
        ->Arg(65536)
        ->Arg(1 << 22);
}

} // namespace bench
