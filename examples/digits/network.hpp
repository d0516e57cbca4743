// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "matrix.hpp"
#include <array>
#include <random>

namespace digits {

/// The weights of a network, or something for each of them: a gradient, a moment.
struct parameters {
    Eigen::MatrixXf inner, inner_bias, outer, outer_bias;

    std::array<Eigen::MatrixXf*, 4> all() { return {&inner, &inner_bias, &outer, &outer_bias}; }
    parameters zeros() const;
};

/// What a network computes on the way from some images (one in a row) to a score for each digit.
struct pass {
    Eigen::MatrixXf before; ///< hidden layer before the activation: the units' values, then their gates
    Eigen::MatrixXf after;  ///< and after it
    Eigen::MatrixXf scores;
};

/// images -> a * gelu(b) of 2 x `hidden` units -> scores. Columns are contiguous, so both halves are.
class network {
public:
    network(int hidden, std::mt19937& random);

    pass forward(Eigen::MatrixXf const& images) const;

    /// The gradient of the loss with respect to the hidden layer after its activation.
    Eigen::MatrixXf upstream(Eigen::MatrixXf const& scores_gradient) const;

    /// The gradient of the loss with respect to all weights.
    parameters backward(Eigen::MatrixXf const& images, pass const& p,
                        Eigen::MatrixXf const& scores_gradient) const;

    parameters weights;

private:
    Eigen::Index hidden_;
};

} // namespace digits
