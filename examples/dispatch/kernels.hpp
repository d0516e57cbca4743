// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <span>

// Declared as any other function; kernels.cpp is compiled once for each instruction set.

void swish(std::span<float const> in, std::span<float> out);
void swish_pullback(std::span<float const> in, std::span<float const> upstream, std::span<float> gradient);
