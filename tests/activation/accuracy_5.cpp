// SPDX-License-Identifier: BSL-1.0
#include "accuracy.hpp"

TEST_CASE("Values and derivatives of the catalogue are accurate, part 5 of 6") { accuracy::check<4, 6>(); }
