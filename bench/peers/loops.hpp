// SPDX-License-Identifier: BSL-1.0
// Loops as one would write them, with the functions of the standard library. Included by two files, which are compiled with
// different flags; each says PEER_NAME first.
#include "contender.hpp"
#include <algorithm>
#include <cmath>

namespace bench {
namespace {

template <auto F>
void loop(operands const& o) {
    for (std::size_t i = 0; i < o.length; ++i) o.result[i] = F(o.x[i]);
}

template <auto F>
void loop_of_two(operands const& o) {
    for (std::size_t i = 0; i < o.length; ++i) o.result[i] = F(o.x[i], o.second[i]);
}

/// The pullback of second * value(x).
template <auto Value, auto Slope>
void gated_gradients(operands const& o) {
    for (std::size_t i = 0; i < o.length; ++i) {
        o.factors_gradient[i] = o.third[i] * Value(o.x[i]);
        o.result[i] = o.third[i] * o.second[i] * Slope(o.x[i]);
    }
}

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }
float normal_cdf(float x) { return 0.5f * (1 + std::erf(x * 0.70710678f)); }
float swish(float x) { return x * sigmoid(x); }
float gelu(float x) { return x * normal_cdf(x); }
float swish_slope(float x) { return sigmoid(x) * (1 + x * (1 - sigmoid(x))); }
float gelu_slope(float x) { return normal_cdf(x) + x * 0.39894228f * std::exp(-0.5f * x * x); }

void softmax(operands const& o) {
    for (std::size_t row = 0; row + row_length <= o.length; row += row_length) {
        float const* const x = o.x + row;
        float* const y = o.result + row;
        float largest = x[0], sum = 0;
        for (std::size_t i = 1; i < row_length; ++i) largest = std::max(largest, x[i]);
        for (std::size_t i = 0; i < row_length; ++i) sum += y[i] = std::exp(x[i] - largest);
        for (std::size_t i = 0; i < row_length; ++i) y[i] /= sum;
    }
}

added const loops{
    PEER_NAME,
    {{"relu", loop<[](float x) { return std::max(x, 0.0f); }>},
     {"exp", loop<[](float x) { return std::exp(x); }>},
     {"sigmoid", loop<sigmoid>},
     {"tanh", loop<[](float x) { return std::tanh(x); }>},
     {"swish", loop<swish>},
     {"gelu", loop<gelu>},
     {"gelu_tanh",
      loop<[](float x) { return 0.5f * x * (1 + std::tanh(0.79788456f * (x + 0.044715f * x * x * x))); }>},
     {"elu", loop<[](float x) { return x <= 0 ? std::exp(x) - 1 : x; }>},
     {"softplus", loop<[](float x) { return std::log1p(std::exp(x)); }>},
     {"mish", loop<[](float x) { return x * std::tanh(std::log1p(std::exp(x))); }>},
     {"swiglu", loop_of_two<[](float x, float a) { return a * swish(x); }>},
     {"geglu", loop_of_two<[](float x, float a) { return a * gelu(x); }>},
     {"swiglu pullback", gated_gradients<swish, swish_slope>},
     {"geglu pullback", gated_gradients<gelu, gelu_slope>},
     {"sigmoid pullback", loop_of_two<[](float x, float g) { return g * sigmoid(x) * (1 - sigmoid(x)); }>},
     {"tanh pullback", loop_of_two<[](float x, float g) { return g * (1 - std::tanh(x) * std::tanh(x)); }>},
     {"swish pullback", loop_of_two<[](float x, float g) { return g * swish_slope(x); }>},
     {"gelu pullback", loop_of_two<[](float x, float g) { return g * gelu_slope(x); }>},
     {"softmax, rows of 1024", softmax}}};

} // namespace
} // namespace bench
