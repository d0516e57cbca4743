// SPDX-License-Identifier: BSL-1.0
#include "accuracy.hpp"

TEST_CASE("Values and derivatives of the catalogue are accurate, part 4 of 6") { accuracy::check<3, 6>(); }
