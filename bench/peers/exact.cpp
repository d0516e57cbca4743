// SPDX-License-Identifier: BSL-1.0
// Forms that keep their accuracy in the tails.
#include "exact.hpp"
#include <cmath>
#include <map>

namespace bench {
namespace {

using number = long double;

constexpr number half_root = 0.7071067811865475244008443621048490L;  // sqrt(1/2)
constexpr number density = 0.3989422804014326779399460599343819L;    // 1 / sqrt(2 pi)
constexpr number tanh_scale = 0.7978845608028653558798921198687638L; // sqrt(2/pi)

number sigmoid(number x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }
number softplus(number x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }
number normal_cdf(number x) { return std::erfc(-x * half_root) / 2; }
number swish_slope(number x) { return sigmoid(x) * (1 + x * sigmoid(-x)); }
number gelu_slope(number x) { return normal_cdf(x) + x * density * std::exp(-x * x / 2); }

std::map<std::string, exact_function> const functions{
    {"relu", [](number x, number) { return x > 0 ? x : 0; }},
    {"exp", [](number x, number) { return std::exp(x); }},
    {"sigmoid", [](number x, number) { return sigmoid(x); }},
    {"tanh", [](number x, number) { return std::tanh(x); }},
    {"swish", [](number x, number) { return x * sigmoid(x); }},
    {"gelu", [](number x, number) { return x * normal_cdf(x); }},
    {"gelu_tanh", [](number x, number) { return x * sigmoid(2 * tanh_scale * (x + 0.044715L * x * x * x)); }},
    {"elu", [](number x, number) { return x > 0 ? x : std::expm1(x); }},
    {"softplus", [](number x, number) { return softplus(x); }},
    {"mish", [](number x, number) { return x * std::tanh(softplus(x)); }},
    {"swiglu", [](number x, number a) { return a * x * sigmoid(x); }},
    {"geglu", [](number x, number a) { return a * x * normal_cdf(x); }},
    {"swiglu pullback", [](number x, number a) { return a * swish_slope(x); }},
    {"geglu pullback", [](number x, number a) { return a * gelu_slope(x); }},
    {"sigmoid pullback", [](number x, number g) { return g * sigmoid(x) * sigmoid(-x); }},
    {"tanh pullback", [](number x, number g) { return g * 4 * sigmoid(2 * x) * sigmoid(-2 * x); }},
    {"swish pullback", [](number x, number g) { return g * swish_slope(x); }},
    {"gelu pullback", [](number x, number g) { return g * gelu_slope(x); }},
};

} // namespace

exact_function exact(std::string const& kernel) {
    auto const found = functions.find(kernel);
    return found == functions.end() ? nullptr : found->second;
}

} // namespace bench
