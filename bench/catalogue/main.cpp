// SPDX-License-Identifier: BSL-1.0
// The benchmarks of the catalogue: `NAME/value|derivative|pullback/fused|unfused/ELEMENTS`.
// Takes Google Benchmark's arguments; each line runs for 0.05 s where they do not say how long.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <string_view>
#include <vector>

int main(int argc, char* argv[]) {
    std::vector<char*> arguments(argv, argv + argc);
    char short_time[] = "--benchmark_min_time=0.05";
    bool const has_time = std::any_of(arguments.begin(), arguments.end(), [](std::string_view argument) {
        return argument.starts_with("--benchmark_min_time");
    });
    if (!has_time) arguments.push_back(short_time);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
