// SPDX-License-Identifier: BSL-1.0
// Gradients of numbers that are the same for all elements: sums, compensated, in a fixed order.
#include "guarded.hpp"
#include "property.hpp"
#include "random_values.hpp"
#include <cmath>
#include <ogive/check/multiprecision.hpp>
#include <ogive/ogive.hpp>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

constexpr auto prelu = where(x > 0, x, a* x);
constexpr auto identity = a + 0 * x;

using wide = boost::multiprecision::cpp_bin_float_100;

} // namespace

TEMPLATE_TEST_CASE("The gradient with respect to a broadcast number is the sum over all elements", "", float,
                   double) {
    for (std::size_t const length : {0u, 1u, 7u, 16u, 63u, 64u, 65u, 1000u, 8191u, 8192u, 8193u, 40000u}) {
        auto const in = random_values<TestType>(length, 1), upstream = random_values<TestType>(length, 2);
        std::vector<TestType> dx(length);
        TestType slope = 99;
        ogive::pullback<prelu>(x = in, a = TestType(0.25), upstream, dx, slope);
        wide expected = 0, size = 0;
        for (std::size_t i = 0; i < length; ++i) {
            TestType const term =
                in[i] > 0 ? TestType(0) : upstream[i] * in[i]; // rounded as the kernel rounds it
            expected += term;
            size += abs(wide(term));
        }
        INFO("length " << length);
        CHECK(abs(wide(slope) - expected) <=
              std::numeric_limits<TestType>::epsilon() * abs(expected) + size * 1e-30);
    }
}

TEMPLATE_TEST_CASE("Sums are accurate on ill-conditioned data", "", float, double) {
    // large terms that cancel, in random order, and small ones that remain
    property("against 100 digits", [](int seed) {
        std::mt19937_64 random(static_cast<unsigned>(seed));
        TestType const large = std::ldexp(TestType(1), std::numeric_limits<TestType>::digits - 3);
        std::vector<TestType> upstream;
        for (int i = 0; i < 2000; ++i) {
            TestType const big = large * std::uniform_real_distribution<TestType>(0.5, 1)(random);
            upstream.push_back(big);
            upstream.push_back(-big);
            upstream.push_back(std::uniform_real_distribution<TestType>(-1, 1)(random));
        }
        std::shuffle(upstream.begin(), upstream.end(), random);
        wide exact = 0;
        for (TestType const each : upstream) exact += each;
        TestType sum = 0;
        ogive::pullback<identity, a>(a = 1, x = upstream, upstream, sum);
        // plain summation is off by about `large`
        TestType const tolerance = 1e-3f;
        RC_ASSERT(abs(wide(sum) - exact) <= tolerance * (abs(exact) + 1));
    });
}

TEST_CASE("The same call gives the same bits") {
    auto const in = random_values<float>(100003, 1), upstream = random_values<float>(100003, 2, 1e10f);
    std::vector<float> dx(in.size());
    float first = 0;
    ogive::pullback<prelu>(x = in, a = 0.25f, upstream, dx, first);
    for (std::size_t offset = 0; offset < 5; ++offset) { // at another place in memory too
        std::vector<float> moved_in(in.size() + offset), moved_upstream(in.size() + offset);
        std::copy(in.begin(), in.end(), moved_in.begin() + static_cast<std::ptrdiff_t>(offset));
        std::copy(upstream.begin(), upstream.end(),
                  moved_upstream.begin() + static_cast<std::ptrdiff_t>(offset));
        float again = 0;
        ogive::pullback<prelu>(x = std::span(moved_in).subspan(offset), a = 0.25f,
                               std::span(moved_upstream).subspan(offset), dx, again);
        CHECK(same(first, again));
    }
}

TEST_CASE("Infinite and NaN terms make the sum infinite and NaN") {
    std::vector<float> in(40, -1), upstream(40, 1);
    constexpr float infinity = std::numeric_limits<float>::infinity();
    auto const sum = [&] {
        float total = 0;
        ogive::pullback<prelu, a>(x = in, a = 0.5f, upstream, total);
        return total;
    };
    CHECK(sum() == -40);
    upstream[13] = infinity;
    CHECK(sum() == -infinity);
    upstream[39] = -infinity;
    CHECK(std::isnan(sum()));
    upstream[13] = 1;
    CHECK(sum() == infinity);
    upstream[3] = std::nanf("");
    CHECK(std::isnan(sum()));
}

TEST_CASE("Several sums in one pass, and a variable that the gradient does not depend on") {
    constexpr auto line = a * x + b;
    auto const in = random_values<double>(50, 1);
    double da = 0, db = 0;
    std::vector<double> dx(50);
    ogive::pullback<line>(a = 3, x = in, b = 1, 1, da, dx, db);
    double total = 0;
    for (double const each : in) total += each;
    CHECK(da == Approx(total));
    CHECK(db == 50);
    for (double const each : dx) CHECK(each == 3);
}
