// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <span>
#include <string>

// The functions of kernels.cpp, which ogive_add_kernels compiles for several instruction sets.

namespace compiled {

/// The instruction set that it was compiled for, as the compiler says.
std::string instruction_set();
/// Likewise, told by an inline function and by one of a template of the standard library.
std::string instruction_set_of_inline_function();
std::string instruction_set_of_std_function();

/// Ten arguments, in registers of both kinds and on the stack, added up.
double sum(int a, double b, long c, float d, unsigned e, double f, int g, int h, double i, int j);

void softmax(std::span<float const> in, std::span<float> out);
std::size_t streams_from();

} // namespace compiled
