// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "timing.hpp"

namespace digits {

struct results {
    std::vector<float> value, a_gradient, b_gradient;
    explicit results(std::size_t size) : value(size), a_gradient(size), b_gradient(size) {}
};

/// a * gelu(b) and its gradients without fusion: one loop for each operation, results in between in memory.
class unfused {
public:
    explicit unfused(std::size_t size) : distribution_(size), gate_(size), slope_(size) {}
    void operator()(layer_numbers const& l, results& out);

private:
    std::vector<float> distribution_, gate_, slope_;
};

} // namespace digits
