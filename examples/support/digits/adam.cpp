// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstddef>
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <support/digits/adam.hpp>

namespace digits {

namespace {

constexpr double mean_decay = 0.9, square_decay = 0.999;

constexpr auto weight = ogive::var<"weight">;
constexpr auto gradient = ogive::var<"gradient">;
constexpr auto mean = ogive::var<"mean">;
constexpr auto square = ogive::var<"square">;
constexpr auto rate = ogive::var<"rate">;
constexpr auto square_correction = ogive::var<"square_correction">;

constexpr auto next_mean = mean_decay * mean + (1 - mean_decay) * gradient;
constexpr auto next_square = square_decay * square + (1 - square_decay) * gradient * gradient;
constexpr auto next_weight = weight - rate * next_mean / (sqrt(square_correction * next_square) + 1e-8);

} // namespace

void adam::step(parameters& weights, parameters& gradients, double learning_rate) {
    ++steps_;
    double const corrected_rate = learning_rate / (1 - std::pow(mean_decay, steps_));
    double const correction = 1 / (1 - std::pow(square_decay, steps_));
    auto const w = all(weights), g = all(gradients), m = all(mean_), s = all(square_);
    for (std::size_t i = 0; i < w.size(); ++i)
        ogive::kernel<next_weight, next_mean, next_square>(
            weight = *w[i], gradient = *g[i], mean = *m[i], square = *s[i], rate = corrected_rate,
            square_correction = correction, *w[i], *m[i], *s[i]);
}

} // namespace digits
