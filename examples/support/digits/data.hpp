// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <random>
#include <string>
#include <support/digits/matrix.hpp>
#include <vector>

namespace digits {

inline constexpr int pixels = 64;
inline constexpr int classes = 10;

struct dataset {
    matrix images; ///< one in a row; ink from 0 to 1
    std::vector<int> labels;

    int size() const { return static_cast<int>(labels.size()); }
    dataset select(std::vector<int> const& rows) const;
};

struct partition {
    dataset training, held_out;
};

/// Reads lines of 64 numbers from 0 to 16 and a digit: by default the images of examples/digits.
dataset load(std::string const& path = PROJECT_FOLDER "/examples/digits/digits.csv");

/// Holds out some images, chosen at random.
partition split(dataset const& all, int held_out, std::mt19937& random);

/// 0 to n-1 in random order, the same with every standard library.
std::vector<int> shuffled(int n, std::mt19937& random);

} // namespace digits
