// SPDX-License-Identifier: BSL-1.0
// Exponentials that overflow beside one another are divided first; nothing else is touched.
#include "catch.hpp"
#include "exact.hpp"
#include "graphs.hpp"
#include <cmath>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

/// The formula, and what becomes of it.
struct scaled_formula {
    graph before, after;

    explicit scaled_formula(auto const& formula) : before(lower(formula)) {
        exponential_scaler scaler(before);
        after = scaler.found() ? scaler.scaled() : before;
    }

    bool is_same() const { return same_formulas(before, after); }

    /// The same meaning, and right in double, also where exponentials are at an end.
    bool is_right_at(double at) const {
        exact const meant = exact_values(before, {exact(at)})[0];
        double const computed = double_values(after, {at})[0];
        exact const left = exact_values(after, {exact(at)})[0];
        return abs(left - meant) <= 1e-40 * abs(meant) && error_of(computed, meant) < 1e-14;
    }
};

void check(char const* text, auto const& formula) {
    scaled_formula const f(formula);
    CHECK_FALSE(f.is_same());
    for (double const at : {-5000.0, -745.0, -30.0, -1.0, -1e-9, 0.0, 0.5, 3.0, 38.0, 711.0, 5000.0}) {
        INFO(text << " at " << at);
        CHECK(f.is_right_at(at));
    }
}

} // namespace

// clang-format off
#define CHECK_SCALED(...) check(#__VA_ARGS__, __VA_ARGS__)
// clang-format on

TEST_CASE("Quotients, roots and logarithms of sums of exponentials are scaled") {
    CHECK_SCALED(exp(x) / (exp(x) + 2));
    CHECK_SCALED(1 / (3 + exp(-(2 * x))));
    CHECK_SCALED(2 / (exp(x) + exp(-x)));
    CHECK_SCALED((exp(x) + 3 * exp(2 * x)) / (1 + exp(x) + exp(2 * x)));
    CHECK_SCALED(square(1 / (exp(x) + 2)) * exp(x));
    CHECK_SCALED(log(exp(x) + 2));
    CHECK_SCALED(log(0.25 + exp(-x)));
    CHECK_SCALED(log(2 + exp(x) + exp(2 * x)));
    CHECK_SCALED(exp(x) / sqrt(1 + exp(x)) * exp(-x));
    CHECK_SCALED(pow(1 + exp(x), -0.5));
    CHECK_SCALED(-(exp(x) - 3) / (exp(x) + 5));
}

TEST_CASE("Sums of other things, and exponentials of several ones, are left as they are") {
    CHECK(scaled_formula(exp(x) / (1 + square(x))).is_same());
    CHECK(scaled_formula(exp(x) / (exp(x) + exp(y))).is_same());
    CHECK(scaled_formula(exp(x) / (exp(x) + y)).is_same());
    CHECK(scaled_formula(log(x + exp(x))).is_same());
    CHECK(scaled_formula(exp(x) * exp(-square(x))).is_same());
    CHECK(scaled_formula(2 + exp(x)).is_same());
}

TEST_CASE("What is not exponential in a quotient stays a factor") {
    scaled_formula const f(x * exp(x) / (exp(x) + 2));
    CHECK_FALSE(f.is_same());
    for (double const at : {-30.0, -1.0, 0.0, 3.0, 5000.0}) CHECK(f.is_right_at(at));
}
