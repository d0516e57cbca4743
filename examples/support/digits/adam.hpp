// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <support/digits/network.hpp>

namespace digits {

/// The optimizer Adam (Kingma and Ba, 2015). Its step is a formula too: one fused loop over the weights.
class adam {
public:
    explicit adam(parameters const& weights) : mean_(zeros(weights)), square_(zeros(weights)) {}

    void step(parameters& weights, parameters& gradient, double rate);

private:
    parameters mean_, square_;
    int steps_ = 0;
};

} // namespace digits
