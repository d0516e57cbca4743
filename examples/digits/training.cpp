// SPDX-License-Identifier: BSL-1.0
#include "training.hpp"
#include "adam.hpp"
#include "loss.hpp"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace digits {

namespace {

float rate_of(int epoch, schedule const& plan) {
    double const done = static_cast<double>(epoch) / plan.epochs;
    return plan.first_rate * static_cast<float>((1 + std::cos(std::numbers::pi * done)) / 2);
}

/// One pass over the training images in random order; gives their mean loss.
float train_epoch(network& net, adam& optimizer, dataset const& training, int batch, float rate,
                  std::mt19937& random) {
    std::vector<int> const order = shuffled(training.size(), random);
    float total = 0;
    for (auto first = order.begin(); first != order.end();) {
        auto const last = first + std::min<std::ptrdiff_t>(batch, order.end() - first);
        dataset const images = training.select({first, last});
        pass const p = net.forward(images.images);
        loss const l = cross_entropy(p.scores, images.labels);
        parameters gradient = net.backward(images.images, p, l.scores_gradient);
        optimizer.step(net.weights, gradient, rate);
        total += l.mean * static_cast<float>(images.size());
        first = last;
    }
    return total / static_cast<float>(training.size());
}

} // namespace

double train(network& net, partition const& data, schedule const& plan, std::mt19937& random) {
    adam optimizer(net.weights);
    double accuracy = 0;
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
        float const mean_loss =
            train_epoch(net, optimizer, data.training, plan.batch, rate_of(epoch, plan), random);
        accuracy = cross_entropy(net.forward(data.held_out.images).scores, data.held_out.labels).accuracy;
        std::printf("epoch %2d   loss %.4f   held out: %.2f %% right\n", epoch + 1,
                    static_cast<double>(mean_loss), 100 * accuracy);
        std::fflush(stdout);
    }
    return accuracy;
}

} // namespace digits
