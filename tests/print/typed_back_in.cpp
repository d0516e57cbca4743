// SPDX-License-Identifier: BSL-1.0
// What is printed, typed back in, is the formula that was printed. The texts are compiled from a file that a program
// has written while this one was built.
#include "catch.hpp"
#include "graphs.hpp"
#include "typed_back_in/formulas.hpp"
#include <string>

namespace {

using namespace typed_back_in;

int checked = 0;

template <class F, class Typed>
void check(F const& f, Typed const& typed, std::string const& text) {
    INFO(text);
    CHECK(to_string(f) == text);
    CHECK(same_formulas(ogive::graphs::derive(ogive::graphs::lower(typed)),
                        ogive::graphs::derive(ogive::graphs::lower(f))));
    ++checked;
}

} // namespace

TEST_CASE("What is printed, typed back in, is the formula that was printed") {
#include "typed_back_in.inc"
#define ONE(...) +1
    CHECK(checked == TYPED_BACK_IN(ONE));
}
