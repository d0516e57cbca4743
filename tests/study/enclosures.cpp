// SPDX-License-Identifier: BSL-1.0
// Enclosures hold what they enclose: on random intervals, of the whole catalogue and two derivatives.
#include "property.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/study/study.hpp>
#include <random>

using namespace ogive::study;

TEST_CASE("Values lie within their enclosures") {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponent(-12, 5), part(0, 1);
    auto const some_point = [&] { return (part(random) < 0.5 ? -1 : 1) * std::exp2(exponent(random)); };
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs == 1) {
            subject const s = subject_of(ogive::graphs::lower(entry.activation));
            for (int trial = 0; trial < 300; ++trial) {
                double a = some_point(),
                       b = trial % 2 ? some_point() : a * (1 + std::exp2(-20 * part(random)));
                if (a > b) std::swap(a, b);
                double const at = a + (b - a) * part(random);
                for (int k = 0; k < 3; ++k) {
                    enclosure const e = s.over(k, a, b);
                    double const y = s.value(k, at);
                    if (std::isnan(y) || at <= a || at >= b) continue;
                    INFO(entry.name << " derivative " << k << " at " << at << " in " << a << " to " << b
                                    << " is " << y << ", not within " << e.range.low << " to "
                                    << e.range.high);
                    double const room = 1e-13 * std::fabs(y); // of the library's value
                    CHECK((e.range.low <= y + room && y - room <= e.range.high));
                }
            }
        }
    });
}

TEST_CASE("Sums and products of intervals hold those of their elements") {
    property("random bounds", [](double a, double b, double c, double d) {
        RC_PRE(std::isfinite(a) && std::isfinite(b) && std::isfinite(c) && std::isfinite(d));
        interval const p{std::min(a, b), std::max(a, b)}, q{std::min(c, d), std::max(c, d)};
        for (double const u : {a, b})
            for (double const v : {c, d}) {
                long double const wide_u = u, wide_v = v;
                RC_ASSERT((p + q).low <= wide_u + wide_v && wide_u + wide_v <= (p + q).high);
                RC_ASSERT((p - q).low <= wide_u - wide_v && wide_u - wide_v <= (p - q).high);
                RC_ASSERT((p * q).low <= wide_u * wide_v && wide_u * wide_v <= (p * q).high);
                if (v != 0) RC_ASSERT((p / q).low <= wide_u / wide_v && wide_u / wide_v <= (p / q).high);
            }
    });
    CHECK(interval{1, 2} + interval{3, 4} == interval{4, 6});
    CHECK(interval{0, 0} * interval{} == interval{0, 0});
    CHECK(interval{1, 1} / interval{-1, 1} == interval{});
}
