// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "../kernel/guarded.hpp"
#include "catch.hpp"
#include <omp.h>
#include <random>
#include <span>
#include <vector>

template <class T>
std::vector<T> random_values(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<T> normal(0, 3);
    std::vector<T> values(size);
    for (T& each : values) each = normal(random);
    return values;
}

/// A number of threads until the end of the scope.
struct threads {
    int const before = omp_get_max_threads();
    explicit threads(int count) { omp_set_num_threads(count); }
    ~threads() { omp_set_num_threads(before); }
};

template <class T>
int differences(std::span<T const> one, std::span<T const> other) {
    int count = one.size() == other.size() ? 0 : 1;
    for (std::size_t i = 0; i < one.size() && i < other.size(); ++i) count += !same(one[i], other[i]);
    return count;
}
