// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <vector>

namespace digits {

/// A hidden layer as it is met in training: before its activation, with the gradient that arrives behind it.
struct layer_numbers {
    std::vector<float> a, b, upstream;
};

/// The same, repeated up to a number of elements.
layer_numbers tiled(layer_numbers const& once, std::size_t elements);

struct speed {
    double fused, unfused, copy, copies; ///< nanoseconds per element, medians
    double largest_difference;           ///< between the results of fused and unfused
};

/// Times the activation and its gradients: as Ogive fuses them, with one loop for each operation, and copying
/// one array, and three (as much memory traffic as the three inputs and three results make).
speed measure(layer_numbers const& l, int runs);

} // namespace digits
