// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <support/digits/adam.hpp>
#include <support/digits/loss.hpp>
#include <support/digits/training.hpp>

namespace digits {

namespace {

double rate_of(int i, schedule const& plan) {
    double const done = static_cast<double>(i) / plan.epochs;
    return plan.first_rate * (1 + std::cos(std::numbers::pi * done)) / 2;
}

/// One pass over the training images in random order; gives their mean loss.
double train_epoch(network& net, adam& optimizer, dataset const& training, int batch, double rate,
                   std::mt19937& random) {
    std::vector<int> const order = shuffled(training.size(), random);
    double total = 0;
    for (auto first = order.begin(); first != order.end();) {
        auto const last = first + std::min<std::ptrdiff_t>(batch, order.end() - first);
        dataset const images = training.select({first, last});
        pass const p = net.forward(images.images);
        loss const l = cross_entropy(p.scores(), images.labels);
        gradients g = net.backward(p, l.scores_gradient);
        optimizer.step(net.layers, g.weights, rate);
        total += l.mean * images.size();
        first = last;
    }
    return total / training.size();
}

} // namespace

double train(network& net, partition const& data, schedule const& plan, std::mt19937& random,
             std::function<void(epoch)> const& after_each_epoch) {
    adam optimizer(net.layers);
    double accuracy = 0;
    for (int i = 0; i < plan.epochs; ++i) {
        double const mean_loss =
            train_epoch(net, optimizer, data.training, plan.batch, rate_of(i, plan), random);
        accuracy = cross_entropy(net.forward(data.held_out.images).scores(), data.held_out.labels).accuracy;
        after_each_epoch({i + 1, mean_loss, accuracy});
    }
    return accuracy;
}

} // namespace digits
