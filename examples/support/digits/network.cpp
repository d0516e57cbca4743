// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <support/digits/network.hpp>
#include <utility>

namespace digits {

namespace {

/// Uniform with a variance, the same with every standard library.
matrix random_weights(int rows, int columns, double variance, std::mt19937& random) {
    double const limit = std::sqrt(3 * variance);
    return matrix::NullaryExpr(rows, columns,
                               [&] { return limit * (2 * static_cast<double>(random()) / 0xffffffff - 1); });
}

} // namespace

std::vector<matrix*> all(parameters& p) {
    std::vector<matrix*> matrices;
    for (layer& l : p) matrices.insert(matrices.end(), {&l.weights, &l.bias, &l.learned});
    return matrices;
}

parameters zeros(parameters const& p) {
    parameters result = p;
    for (matrix* m : all(result)) m->setZero();
    return result;
}

network::network(std::vector<int> const& units, activation f, double gain, std::mt19937& random)
    : f_(std::move(f)) {
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
        bool const hidden = i + 2 < units.size();
        int const outputs = units[i + 1] * (hidden ? f_.inputs : 1);
        layers.push_back({random_weights(units[i], outputs, gain / units[i], random),
                          matrix::Zero(1, outputs), hidden ? f_.start.replicate(1, units[i + 1]) : matrix{}});
    }
}

pass network::forward(matrix const& images) const {
    pass p{{}, {images}};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        p.before.push_back(p.after[i] * layers[i].weights);
        p.before[i].rowwise() += layers[i].bias.row(0);
        if (i + 1 < layers.size()) p.after.push_back(f_.value(p.before[i], layers[i].learned));
    }
    return p;
}

gradients network::backward(pass const& p, matrix const& scores_gradient) const {
    gradients g{zeros(layers), p.before};
    g.before.back() = scores_gradient;
    for (std::size_t i = layers.size(); i-- > 0;) {
        g.weights[i].weights = p.after[i].transpose() * g.before[i];
        g.weights[i].bias = g.before[i].colwise().sum();
        if (i == 0) break;
        matrix const upstream = g.before[i] * layers[i].weights.transpose();
        g.before[i - 1] =
            f_.pullback(p.before[i - 1], layers[i - 1].learned, upstream, g.weights[i - 1].learned);
    }
    return g;
}

} // namespace digits
