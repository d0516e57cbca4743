// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "network.hpp"

namespace digits {

/// The optimizer Adam (Kingma and Ba, 2015). Its step is a formula too: one fused loop over the weights.
class adam {
public:
    explicit adam(parameters const& weights) : mean_(weights.zeros()), square_(weights.zeros()) {}

    void step(parameters& weights, parameters& gradient, float rate);

private:
    parameters mean_, square_;
    int steps_ = 0;
};

} // namespace digits
