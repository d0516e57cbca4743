// SPDX-License-Identifier: BSL-1.0
#include "network.hpp"
#include "data.hpp"
#include "formulas.hpp"
#include <cmath>
#include <ogive/interop/eigen.hpp>

namespace digits {

namespace {

/// Uniform with variance 1 / rows, the same with every standard library.
Eigen::MatrixXf random_weights(Eigen::Index rows, Eigen::Index columns, std::mt19937& random) {
    float const limit = std::sqrt(3.0f / static_cast<float>(rows));
    return Eigen::MatrixXf::NullaryExpr(rows, columns, [&] {
        return limit * (2 * static_cast<float>(random() >> 8) / static_cast<float>(1 << 24) - 1);
    });
}

} // namespace

parameters parameters::zeros() const {
    parameters result = *this;
    for (auto* matrix : result.all()) matrix->setZero();
    return result;
}

network::network(int hidden, std::mt19937& random)
    : weights{random_weights(pixels, 2 * hidden, random), Eigen::MatrixXf::Zero(1, 2 * hidden),
              random_weights(hidden, classes, random), Eigen::MatrixXf::Zero(1, classes)},
      hidden_(hidden) {}

pass network::forward(Eigen::MatrixXf const& images) const {
    pass p{images * weights.inner, Eigen::MatrixXf(images.rows(), hidden_), {}};
    p.before.rowwise() += weights.inner_bias.row(0);
    ogive::kernel<geglu>(a = p.before.leftCols(hidden_), b = p.before.rightCols(hidden_), p.after);
    p.scores = p.after * weights.outer;
    p.scores.rowwise() += weights.outer_bias.row(0);
    return p;
}

Eigen::MatrixXf network::upstream(Eigen::MatrixXf const& scores_gradient) const {
    return scores_gradient * weights.outer.transpose();
}

parameters network::backward(Eigen::MatrixXf const& images, pass const& p,
                             Eigen::MatrixXf const& scores_gradient) const {
    Eigen::MatrixXf before_gradient(p.before.rows(), p.before.cols());
    ogive::pullback<geglu>(a = p.before.leftCols(hidden_), b = p.before.rightCols(hidden_),
                           upstream(scores_gradient), before_gradient.leftCols(hidden_),
                           before_gradient.rightCols(hidden_));
    return {images.transpose() * before_gradient, before_gradient.colwise().sum(),
            p.after.transpose() * scores_gradient, scores_gradient.colwise().sum()};
}

} // namespace digits
