// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "data.hpp"
#include "network.hpp"

namespace digits {

struct schedule {
    int epochs = 20;
    int batch = 32;
    float first_rate = 5e-3f; ///< falls to nearly 0 along half a cosine
};

/// Trains with Adam, printing a line for each epoch; gives the accuracy on the images held out.
double train(network& net, partition const& data, schedule const& plan, std::mt19937& random);

} // namespace digits
