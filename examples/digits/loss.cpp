// SPDX-License-Identifier: BSL-1.0
#include "loss.hpp"
#include <cmath>

namespace digits {

loss cross_entropy(Eigen::MatrixXf const& scores, std::vector<int> const& labels) {
    loss result;
    result.scores_gradient.resize(scores.rows(), scores.cols());
    float const rows = static_cast<float>(scores.rows());
    int right = 0;
    for (Eigen::Index row = 0; row < scores.rows(); ++row) {
        Eigen::Index const label = labels[static_cast<std::size_t>(row)];
        Eigen::Index best = 0;
        for (Eigen::Index k = 1; k < scores.cols(); ++k)
            if (scores(row, k) > scores(row, best)) best = k;
        float total = 0;
        for (Eigen::Index k = 0; k < scores.cols(); ++k)
            total += std::exp(scores(row, k) - scores(row, best));
        for (Eigen::Index k = 0; k < scores.cols(); ++k) {
            float const probability = std::exp(scores(row, k) - scores(row, best)) / total;
            result.scores_gradient(row, k) = (probability - (k == label ? 1.0f : 0.0f)) / rows;
        }
        result.mean += (std::log(total) + scores(row, best) - scores(row, label)) / rows;
        right += best == label ? 1 : 0;
    }
    result.accuracy = static_cast<double>(right) / static_cast<double>(scores.rows());
    return result;
}

} // namespace digits
