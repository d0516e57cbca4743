// SPDX-License-Identifier: BSL-1.0
// Prints the instruction set that a kernel runs with. Compiled for any processor.
#include "../functions.hpp"
#include <cstdio>
#include <vector>

int main() {
    std::vector<float> in(40, 1.0f), out(40);
    compiled::softmax(in, out);
    std::printf("%s %s\n", compiled::instruction_set().c_str(), out[39] == 0.025f ? "right" : "wrong");
}
