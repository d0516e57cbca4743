// SPDX-License-Identifier: BSL-1.0
// One program for all processors: its kernels are compiled for several instruction sets, and run with the best there is.
#include "kernels.hpp"
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <ogive/dispatch/instruction_set.hpp>
#include <vector>

namespace {

double nanoseconds_an_element(std::vector<float> const& in, std::vector<float>& out) {
    double best = 1e9;
    for (int round = 0; round < 20; ++round) {
        auto const begin = std::chrono::steady_clock::now();
        swish(in, out);
        std::chrono::duration<double, std::nano> const took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count() / static_cast<double>(in.size()));
    }
    return best;
}

bool right(std::vector<float> const& in, std::vector<float> const& out) {
    for (std::size_t i = 0; i < in.size(); ++i) {
        double const exact = in[i] / (1 + std::exp(-static_cast<double>(in[i])));
        if (!(std::abs(out[i] - exact) <= 1e-6 * std::abs(exact))) return false;
    }
    return true;
}

} // namespace

int main() {
    std::vector<float> in(1 << 16), out(in.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i) / 4096 - 8;
    std::cout << "kernels run with " << name_of(ogive::current_instruction_set()) << '\n';
    bool all_right = true;
    // [region choice]
    for (int i = 0; i <= static_cast<int>(ogive::best_instruction_set()); ++i) {
        ogive::use_instruction_set(static_cast<ogive::instruction_set>(i));
        double const time = nanoseconds_an_element(in, out);
        std::cout << name_of(ogive::current_instruction_set()) << ": " << time << " ns/element\n";
        all_right = all_right && right(in, out);
    }
    // [region end]
    return all_right ? EXIT_SUCCESS : EXIT_FAILURE;
}
