// SPDX-License-Identifier: BSL-1.0
// What users get to know of the accuracy of their formulas.
#include "catch.hpp"
#include <ogive/check/accuracy.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

struct enlarged_op : ogive::unary {
    static constexpr std::string_view name = "enlarged";
    template <class V>
    static constexpr auto value(V v) {
        return v * V(1.25f);
    }
    static constexpr auto derivative(auto, auto) { return 1.25; }
};
constexpr ogive::primitive_function<enlarged_op> enlarged{};

} // namespace

TEST_CASE("A formula that is right everywhere is reported to be so") {
    constexpr auto f = x / (1 + exp(-x));
    auto const value = ogive::check::accuracy<f>(ogive::check::range{-80.0f, 80.0f, 2000});
    INFO(to_string(value));
    CHECK(value);
    CHECK(value.count == 2000);
    CHECK(value.undecided == 0);
    CHECK(value.max_ulp > 0.5);
    CHECK(value.mean_ulp > 0.01);
    CHECK(value.mean_ulp < 0.5);

    auto const in_double = ogive::check::accuracy<f>(ogive::check::range{-700.0, 700.0, 500});
    INFO(to_string(in_double));
    CHECK(in_double);
}

TEST_CASE("An error is reported with the part of the formula in which it is born") {
    // No rule knows that these cancel. In float they are computed in double.
    constexpr auto f = exp(x) * (sin(x) - x * cos(x));
    CHECK(ogive::check::accuracy<f>(ogive::check::range{1e-3f, 1.0f, 500}));
    auto const report =
        ogive::check::accuracy<f>(ogive::check::range{1e-3, 1.0, 500}, ogive::check::limit{100});
    INFO(to_string(report));
    CHECK(!report);
    CHECK(report.max_ulp > 1e4);
    CHECK(report.over > 0);
    CHECK(report.over < report.count);
    CHECK(report.born.part == "sin(x) - x * cos(x)");
    CHECK(report.born.effect > 1e4);
    // what it says is so
    double const at = report.input.at(0);
    boost::multiprecision::cpp_bin_float_100 const z = at;
    auto const exact = static_cast<long double>(exp(z) * (sin(z) - z * cos(z)));
    CHECK(report.exact == exact);
    CHECK(report.max_ulp == ogive::check::ulp_error(static_cast<double>(report.result), exact));
    CHECK(ogive::evaluate<f>(at) == static_cast<double>(report.result));
}

TEST_CASE("Derivatives are those of the formula as it was written") {
    constexpr auto f = log(1 + exp(x));
    constexpr auto slope = diff(f, x);
    auto const report = ogive::check::accuracy<slope>(ogive::check::range{-700.0, 700.0, 300});
    INFO(to_string(report));
    CHECK(report);
    CHECK(report.count == 300);
    constexpr auto bend = diff(slope, x);
    auto const second =
        ogive::check::accuracy<bend>(ogive::check::range{-80.0f, 80.0f, 300}, ogive::check::limit{16});
    INFO(to_string(second));
    CHECK(second);
}

TEST_CASE("Several variables have a range each, by name") {
    constexpr auto f = x * ogive::sigmoid(y);
    auto const report = ogive::check::accuracy<f>(y = ogive::check::range{-20.0f, 20.0f, 1000},
                                                  x = ogive::check::range{1.0f, 2.0f});
    INFO(to_string(report));
    CHECK(report);
    REQUIRE(report.input.size() == 2);
    CHECK(report.variables == std::vector<std::string>{"x", "y"});
    CHECK(report.input[0] >= 1);
    CHECK(report.input[0] <= 2);
    CHECK(report.count == 1000);
    double const exact = report.input[0] / (1 + std::exp(-report.input[1]));
    CHECK(static_cast<double>(report.exact) == Approx(exact));
}

TEST_CASE("Points whose exact result is out of reach are left out and counted") {
    constexpr auto f = exp(x) / (1 + exp(x));
    auto const report = ogive::check::accuracy<f>(ogive::check::range{-10000.0, 10000.0, 100});
    CHECK(report.undecided > 40);
    CHECK(report.count + report.undecided == 100);
}

TEST_CASE("A primitive of one's own is what its value says in double") {
    constexpr auto f = enlarged(x) - x;
    auto const report = ogive::check::accuracy<f>(ogive::check::range{1.0f, 2.0f, 100});
    INFO(to_string(report));
    CHECK(report);
    CHECK(report.exact == static_cast<long double>(report.input.at(0)) / 4);
}

TEST_CASE("A range has its ends, and numbers of all exponents") {
    auto const points = points_of(ogive::check::range{-2.0f, 8.0f, 1000});
    CHECK(*std::min_element(points.begin(), points.end()) == -2);
    CHECK(*std::max_element(points.begin(), points.end()) == 8);
    CHECK(std::count_if(points.begin(), points.end(), [](float p) { return std::fabs(p) < 1e-20f; }) > 200);
    CHECK(points_of(ogive::check::range{-2.0f, 8.0f, 1000}, 1) != points);
}
