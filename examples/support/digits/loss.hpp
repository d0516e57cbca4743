// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <support/digits/matrix.hpp>
#include <vector>

namespace digits {

struct loss {
    double mean = 0;
    double accuracy = 0;    ///< share of the images with the highest score for the right digit
    matrix scores_gradient; ///< of the mean
};

/// Cross-entropy of softmax(scores), with one row of scores for each label.
loss cross_entropy(matrix const& scores, std::vector<int> const& labels);

} // namespace digits
