// SPDX-License-Identifier: BSL-1.0
// Gradients of formulas over rows: right ones are found to be so, wrong ones are not.
#include "catch.hpp"
#include <ogive/check/catch2.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto v = ogive::var<"v">;

// [region formula]
constexpr auto temperature = ogive::var<"temperature">;
constexpr auto attention = row_sum(v * exp(x / temperature)) / row_sum(exp(x / temperature));
// [region end]

/// tanh, with a rule that is wrong where it saturates.
struct wrong_tail_op : ogive::unary {
    static constexpr std::string_view name = "wrong_tail";
    static constexpr auto value(auto z) { return ogive::simd::tanh(z); }
    static constexpr auto derivative(auto z, auto y) { return where(z > 3, 0, 1 - y * y); }
};
constexpr ogive::primitive_function<wrong_tail_op> wrong_tail{};

} // namespace

// [region catch]
TEST_CASE("The gradient of a formula over rows is right") {
    CHECK(ogive::check::gradient<attention>({.points = 200, .low = 0.1}));
}
// [region end]

TEST_CASE("Gradients of the catalogue of rows are right by every element") {
    constexpr auto softmax = ogive::softmax(x);
    constexpr auto projected = max(x - row_simplex_shift(x), 0);
    auto const of_softmax = ogive::check::gradient<softmax>();
    CHECK(of_softmax);
    CHECK(of_softmax.judged > 500);
    CHECK(of_softmax.automatic > 200);
    CHECK(of_softmax.differences > 200);
    auto const of_projected = ogive::check::gradient<projected>({.points = 100, .low = -1e3, .high = 1e3});
    CHECK(of_projected);
    CHECK(of_projected.kinks > 0);
}

TEST_CASE("A wrong rule inside of a reduction is found, and comes as a short row to paste") {
    constexpr auto f = row_max(x) - row_mean(wrong_tail(x));
    auto const report = ogive::check::gradient<f>({.points = 100, .low = -10, .high = 10});
    CHECK_FALSE(report);
    REQUIRE(report.failure);
    CHECK(report.failure->length <= 3);
    auto const text = to_string(report);
    CHECK(text.find("constexpr auto f = row_max(x) - row_mean(wrong_tail(x));") != std::string::npos);
    CHECK(text.find("ogive::pullback<f>(x = std::vector{") != std::string::npos);
    CHECK(text.find("again: ogive::check::gradient<f>({.seed = 1, .points = 100, .low = -10, .high = 10})") !=
          std::string::npos);
}
