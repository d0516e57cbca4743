// SPDX-License-Identifier: BSL-1.0
// Cycles for each 16 floats, of kernels on buffers within the second cache, with a clock of dependent additions beside
// them: the pace of a processor changes, the number of cycles does not. All rows are run in turn, many times over; the
// table has the medians. `cycles [PART OF A NAME] [ELEMENTS]`.
#include "clock.hpp"
#include "row.hpp"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace bench {
namespace {

struct measured {
    row const* of;
    std::vector<double> cycles, in_double, at_16;
};

double median(std::vector<double> numbers) {
    if (numbers.empty()) return 0;
    std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2),
                     numbers.end());
    return numbers[numbers.size() / 2];
}

std::vector<measured> rows_with(std::string_view part) {
    std::vector<measured> chosen;
    for (auto const rows : {exponential_rows(), gaussian_rows(), derivative_rows(), gated_rows()})
        for (row const& r : rows)
            if (std::string_view(r.name).find(part) != std::string_view::npos)
                chosen.push_back({&r, {}, {}, {}});
    return chosen;
}

template <class T>
double time(void (*run)(buffers<T>&, std::size_t), buffers<T>& data, std::size_t length, int calls) {
    double const begin = seconds();
    for (int i = 0; i < calls; ++i) run(data, length);
    return (seconds() - begin) / calls;
}

void round(std::vector<measured>& rows, buffers<float>& data, buffers<double>& wide, std::size_t length) {
    double const vectors = static_cast<double>(length) / 16;
    int const calls = static_cast<int>(262144 / length) + 1;
    for (measured& m : rows) {
        double const before = seconds_per_cycle();
        double const took = time(m.of->run, data, length, calls);
        double const cycle = std::min(before, seconds_per_cycle()); // an interruption makes one longer
        m.cycles.push_back(took / cycle / vectors);
        m.at_16.push_back(time(m.of->run, data, 16, 1000) * 1e9);
        if (m.of->run_in_double != nullptr)
            m.in_double.push_back(time(m.of->run_in_double, wide, length / 2, calls) * 2 / cycle / vectors);
    }
}

void print(std::vector<measured> const& rows) {
    std::printf("%-22s %8s %8s %8s %10s %12s\n", "kernel", "cycles", "target", "lowest", "in double",
                "16 alone, ns");
    for (measured const& m : rows) {
        double const cycles = median(m.cycles);
        std::printf("%-22s %8.1f ", m.of->name, cycles);
        m.of->target > 0 ? std::printf("%8.1f ", m.of->target) : std::printf("%8s ", "");
        std::printf("%8.1f ", *std::min_element(m.cycles.begin(), m.cycles.end()));
        if (m.in_double.empty())
            std::printf("%10s ", "");
        else
            std::printf("%9.2fx ", median(m.in_double) / cycles);
        std::printf("%12.1f", median(m.at_16));
        for (measured const& other : rows)
            if (m.of->against != nullptr && std::string_view(m.of->against) == other.of->name)
                std::printf("  %.2f times %s", cycles / median(other.cycles), other.of->name);
        std::printf("\n");
    }
}

} // namespace
} // namespace bench

int main(int argc, char* argv[]) {
    using namespace bench;
    std::size_t const length = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 65536;
    if (length < 16) {
        std::fprintf(stderr, "cycles [PART OF A NAME] [ELEMENTS, at least 16]\n");
        return 2;
    }
    auto rows = rows_with(argc > 1 ? argv[1] : "");
    buffers<float> data(length);
    buffers<double> wide(length);
    for (int i = 0; i < 201; ++i) round(rows, data, wide, length);
    std::printf(
        "Cycles for each 16 floats at %zu elements; in double: time of an element over that in float\n",
        length);
    print(rows);
    return 0;
}
