// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "units.hpp"

unit first_unit() { return look(); }

TEST_CASE("the library is one in two translation units") {
    unit const first = first_unit();
    unit const second = second_unit();
    CHECK(first.variable == second.variable);
    CHECK(first.descriptor == second.descriptor);
    CHECK(first.slope == second.slope);
    CHECK(first.values == second.values);
    CHECK(first.values[2] == 0.5f);
}
