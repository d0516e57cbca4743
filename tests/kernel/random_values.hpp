// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <random>
#include <vector>

/// Numbers from -size to size.
template <class T>
std::vector<T> random_values(std::size_t count, unsigned seed, T size = 3) {
    std::mt19937_64 random(seed);
    std::vector<T> values(count);
    for (T& each : values) each = std::uniform_real_distribution<T>(-size, size)(random);
    return values;
}
