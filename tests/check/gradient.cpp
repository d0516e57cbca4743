// SPDX-License-Identifier: BSL-1.0
// Gradients that are right are found to be so, wherever one looks.
#include "catch.hpp"
#include "property.hpp"
#include <ogive/check/catch2.hpp>
#include <ogive/check/rapidcheck.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

// [region formula]
constexpr auto swish = x / (1 + exp(-x));
constexpr auto geglu = a * ogive::gelu(b);
// [region end]
constexpr auto pieces = where(x * x > 2, abs(x), clamp(x, -0.75, 0.5)) + max(x, 0.25 * x);

template <class T>
bool has(std::vector<std::vector<T>> const& points, T value) {
    return std::find(points.begin(), points.end(), std::vector{value}) != points.end();
}

} // namespace

// [region catch]
TEST_CASE("The gradient is right") {
    CHECK(ogive::check::gradient<swish>());
    CHECK(ogive::check::gradient<geglu>({.seed = 7, .points = 200}));
}
// [region end]

TEST_CASE("The second derivative is the gradient of the first") {
    constexpr auto slope = diff(swish, x);
    auto const report = ogive::check::gradient<slope>();
    CHECK(report);
    CHECK(report.automatic > 400);
}

TEST_CASE("Almost everywhere all three oracles speak") {
    auto const report = ogive::check::gradient<swish>();
    CHECK(report.inputs == 600); // in float and in double
    CHECK(report.judged == 1200);
    CHECK(report.automatic > 450);
    CHECK(report.differences > 450);
    CHECK(report.undecided + report.outside + report.overflows == 0);
    CHECK(report.kinks == 0);
    CHECK(to_string(report).starts_with("0 of 1200 derivatives at 600 inputs are wrong"));
}

TEST_CASE("Kinks are recognised, and looked for") {
    auto const report = ogive::check::gradient<pieces>();
    CHECK(report);
    CHECK(report.kinks >= 6); // at -0.75, 0 and 0.5, in float and in double
    auto const points =
        ogive::check::gradient_points<double>(ogive::graphs::lower(pieces), ogive::check::gradient_options{});
    for (double const kink : {-0.75, 0.5, 0.0}) CHECK(has(points, kink));
    double const root = 1.4142135623730951; // its square is above 2, that of its neighbour below
    CHECK(has(points, root));
    CHECK(has(points, std::nextafter(root, 1)));
}

TEMPLATE_TEST_CASE("Kinks are found between numbers however far apart", "", float, double) {
    using limits = std::numeric_limits<TestType>;
    auto const graph = ogive::graphs::lower(max(x, 1));
    std::pair<TestType, TestType> const ends[] = {
        {-3, 5}, {5, -3}, {limits::lowest(), limits::max()}, {limits::max(), limits::lowest()}};
    for (auto const& [from, to] : ends) {
        std::vector<std::vector<TestType>> points;
        ogive::check::add_around_kink<TestType>(graph, {from}, {to}, 0, points);
        CAPTURE(from, to);
        REQUIRE(points.size() == 2);
        TestType const one = 1;
        CHECK(has(points, one));
        CHECK(
            (has(points, std::nextafter(one, TestType(0))) || has(points, std::nextafter(one, TestType(2)))));
    }
}

TEST_CASE("Outside of its domain nothing is asked of a formula") {
    constexpr auto f = log(x) + sqrt(x);
    auto const report = ogive::check::gradient<f>();
    CHECK(report);
    CHECK(report.outside > 100);
    auto const inside = ogive::check::gradient<f>({.low = 0.5, .high = 3});
    CHECK(inside);
    CHECK(inside.outside == 0);
    CHECK(inside.inputs == 600);
    auto const nothing = ogive::check::gradient<f>({.high = -1});
    CHECK_FALSE(nothing);
    CHECK(to_string(nothing).starts_with("nothing could be judged, which counts as wrong: 0 of 0"));
}

TEST_CASE("What is stopped has no derivative, for any oracle") {
    constexpr auto f = x * stop_gradient(square(x));
    auto const report = ogive::check::gradient<f>({.low = -1e9, .high = 1e9});
    CHECK(report);
    CHECK(report.automatic > 300);
}

TEST_CASE("Points are drawn by the seed") {
    auto const graph = ogive::graphs::lower(geglu);
    auto const points = [&](std::uint64_t seed) {
        return ogive::check::gradient_points<float>(graph, {.seed = seed});
    };
    CHECK(points(1) == points(1));
    CHECK(points(1) != points(2));
}

TEST_CASE("RapidCheck draws the seed") {
    property("swish", [] { ogive::check::assert_gradient<swish>({.points = 4}); });
}
