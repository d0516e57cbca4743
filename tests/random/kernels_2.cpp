// SPDX-License-Identifier: BSL-1.0
#include "kernels.hpp"

using namespace random_kernels;

TEST_CASE("Kernels of random formulas are scalar evaluation, bit for bit: part 2") {
#include "random_kernels_2.inc"
}
