// SPDX-License-Identifier: BSL-1.0
#include "kernels.hpp"

TEST_CASE("Kernels of the catalogue equal scalar evaluation, part 1 of 4") { kernels::check<0, 4>(); }
