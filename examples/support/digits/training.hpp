// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <functional>
#include <support/digits/data.hpp>
#include <support/digits/network.hpp>

namespace digits {

struct schedule {
    int epochs = 20;
    int batch = 32;
    double first_rate = 5e-3; ///< falls to nearly 0 along half a cosine
};

/// What is known after each pass over the training images.
struct epoch {
    int number;       ///< from 1
    double mean_loss; ///< on the training images, while they were trained on
    double accuracy;  ///< share of the images held out that are right
};

/// Trains with Adam; gives the accuracy on the images held out.
double train(
    network& net, partition const& data, schedule const& plan, std::mt19937& random,
    std::function<void(epoch)> const& after_each_epoch = [](epoch) {});

} // namespace digits
