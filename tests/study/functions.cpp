// SPDX-License-Identifier: BSL-1.0
// What is declared of each function's values over an interval, its bounds and where it has none, by itself: at random
// points of random intervals.
#include "catch.hpp"
#include "ulp.hpp"
#include <iostream>
#include <map>
#include <ogive/ogive.hpp>
#include <ogive/study/enclose.hpp>

using namespace ogive::study;
using ogive::graphs::descriptor;

namespace {

template <class... P>
std::map<std::string_view, descriptor const*> by_name(ogive::primitive_list<P...>) {
    return {{P::name, &ogive::graphs::describe<P>}...};
}

/// A number of any moderate size, now and then 0 or a whole one.
double some_number(test::random_bits& random) {
    switch (random() % 4) {
    case 0: return static_cast<double>(random() % 7) - 3;
    case 1: return random.between<double>(-40, 40);
    default: return (random() % 2 == 0 ? -1 : 1) * std::exp2(random.between<double>(-12, 6));
    }
}

enclosure some_argument(bool is_condition, test::random_bits& random) {
    if (is_condition) {
        interval const truths[]{{0, 0}, {1, 1}, {0, 1}};
        return {truths[random() % 3]};
    }
    double const a = some_number(random), b = random() % 4 == 0 ? a : some_number(random);
    return {{std::min(a, b), std::max(a, b)}, enclosure::smooth, a != b};
}

double some_point(enclosure const& e, bool is_condition, test::random_bits& random) {
    if (e.is_point()) return e.range.low;
    if (is_condition) return static_cast<double>(random() % 2);
    return random.between<double>(e.range.low, e.range.high);
}

} // namespace

TEST_CASE("Each function's values lie within what is said of them") {
    auto const primitives = by_name(ogive::builtin_primitives{});
    long points = 0;
    for (auto const& [name, function] : enclosing_functions()) {
        descriptor const& op = *primitives.at(name);
        int const count = op.arity > 0 ? op.arity : 3;
        test::random_bits random{31};
        int outside = 0;
        for (int trial = 0; trial < 4000; ++trial) {
            std::vector<enclosure> arguments;
            std::vector<double> at;
            bool inside = true;
            for (int i = 0; i < count; ++i) {
                arguments.push_back(some_argument(op.takes_condition(i), random));
                at.push_back(some_point(arguments.back(), op.takes_condition(i), random));
                inside = inside && (!arguments.back().open || arguments.back().range.low < at.back());
            }
            double const y = op.evaluate_double(at.data(), count);
            enclosure const e = function(op, arguments);
            if (!inside || !std::isfinite(y)) continue; // at a pole there is no value
            ++points;
            double const room = 1e-13 * std::fabs(y); // of the library's value
            bool const held =
                e.is != enclosure::nowhere && e.range.low <= y + room && y - room <= e.range.high;
            if (held || ++outside > 1) continue; // one is enough to read
            INFO(name << " of " << at[0] << " in " << arguments[0].range.low << " to "
                      << arguments[0].range.high << " is " << y << ", not within " << e.range.low << " to "
                      << e.range.high);
            CHECK(held);
        }
        INFO(name);
        CHECK(outside == 0);
    }
    CHECK(points > 100'000);
    std::cout << "Counted: bounds of " << enclosing_functions().size() << " functions at " << points
              << " points\n";
}
