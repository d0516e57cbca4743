// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <random>
#include <support/digits/activation.hpp>
#include <support/digits/matrix.hpp>
#include <vector>

namespace digits {

/// The weights of a layer, or something for each of them: a gradient, a moment.
struct layer {
    matrix weights, bias;
    matrix learned; ///< by the activation behind it
};
using parameters = std::vector<layer>;

std::vector<matrix*> all(parameters& p);
parameters zeros(parameters const& p);

/// What a network computes on the way from some images, one in a row, to a score for each digit.
struct pass {
    std::vector<matrix> before; ///< each layer's products; the last are the scores
    std::vector<matrix> after;  ///< the images, then each hidden layer behind its activation

    matrix const& scores() const { return before.back(); }
};

/// Of a loss, on the way back.
struct gradients {
    parameters weights;
    std::vector<matrix> before;
};

/// Layers of products and biases, with an activation behind each but the last.
class network {
public:
    /// `units`: of the images, of each hidden layer, of the scores. The weights are uniform, with mean 0 and
    /// variance `gain` / (number of inputs); biases are 0.
    network(std::vector<int> const& units, activation f, double gain, std::mt19937& random);

    pass forward(matrix const& images) const;
    gradients backward(pass const& p, matrix const& scores_gradient) const;

    parameters layers;

private:
    activation f_;
};

} // namespace digits
