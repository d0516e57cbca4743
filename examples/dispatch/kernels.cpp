// SPDX-License-Identifier: BSL-1.0
#include "kernels.hpp"
#include <ogive/ogive.hpp>

// [region kernels]
constexpr auto x = ogive::var<"x">;
constexpr auto formula = x / (1 + exp(-x));

void swish(std::span<float const> in, std::span<float> out) { ogive::kernel<formula>(in, out); }

void swish_pullback(std::span<float const> in, std::span<float const> upstream, std::span<float> gradient) {
    ogive::pullback<formula>(in, upstream, gradient);
}
// [region end]
