// SPDX-License-Identifier: BSL-1.0
// Facts about functions whose facts are known in closed form.
#include "catch.hpp"
#include <boost/math/special_functions/lambert_w.hpp>
#include <ogive/ogive.hpp>
#include <ogive/study/study.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr double inf = ogive::study::infinity;

using ogive::study::facts;
using ogive::study::facts_of;
using ogive::study::kink;
using ogive::study::stretch;

auto near(double value) { return Approx(value).epsilon(1e-9).margin(1e-9); }

/// Of nothing is known, but what can be seen at points.
struct secret_op : ogive::unary {
    static constexpr std::string_view name = "secret";
    static constexpr auto value(auto v) { return v * v; }
    static constexpr auto derivative(auto v, auto) { return 2 * v; }
};
constexpr ogive::primitive_function<secret_op> secret{};

} // namespace

TEST_CASE("Facts of sigmoid") {
    facts const f = facts_of(ogive::sigmoid);
    CHECK(f.is_complete());
    CHECK(f.lowest->y == 0);
    CHECK(f.lowest->x == -inf);
    CHECK(f.highest->y == 1);
    CHECK(f.limit_left == 0);
    CHECK(f.limit_right == 1);
    CHECK(f.steepest->y == near(0.25));
    CHECK(f.steepest->x == 0);
    CHECK(f.inflections.size() == 1);
    CHECK(f.zeros.empty());
    CHECK(f.kinks.empty());
    REQUIRE(f.stretches.size() == 1);
    CHECK(f.stretches[0].course == stretch::rising);
    REQUIRE(f.saturated.size() == 2); // s (1 - s) = 1/1000
    CHECK(f.saturated[1].low == near(std::log((1 + std::sqrt(1 - 0.004)) / (1 - std::sqrt(1 - 0.004)))));
    CHECK(f.saturated[0].high == near(-f.saturated[1].low));
    CHECK(f.mean == near(0.5));
    CHECK(f.symmetry == ogive::parity::none);
    CHECK(f.value_and_slope.exponentials == 1);
}

TEST_CASE("Facts of swish and gelu: they are bounded below") {
    facts const swish = facts_of(x / (1 + exp(-x)));
    REQUIRE(swish.minima.size() == 1);
    CHECK(swish.minima[0].x == near(-1.2784645427610738));
    CHECK(swish.minima[0].y == near(-0.27846454276107380));
    CHECK(swish.lowest->y == near(swish.minima[0].y));
    CHECK(swish.highest->y == inf);
    CHECK(swish.steepest->x == near(2.3993572805154676));
    CHECK(swish.limit_left == 0);

    facts const gelu = facts_of(ogive::gelu);
    CHECK(gelu.lowest->x == near(-0.7517915246935645));
    CHECK(gelu.lowest->y == near(-0.16997120747990369));
    REQUIRE(gelu.inflections.size() == 2);
    CHECK(gelu.inflections[1].x == near(std::sqrt(2.0)));
    CHECK(gelu.mean == near(1 / std::sqrt(4 * std::acos(-1.0)))); // E Z Phi(Z) = E phi(Z)
    CHECK(gelu.slope_mean == near(0.5));
    CHECK(gelu.is_complete());
}

TEST_CASE("Facts of relu") {
    facts const f = facts_of(ogive::relu);
    CHECK(f.lowest->y == 0);
    CHECK(f.highest->y == inf);
    REQUIRE(f.kinks.size() == 1);
    CHECK(f.kinks[0].x == 0);
    CHECK(f.kinks[0].kind == kink::kink_);
    CHECK(f.kinks[0].before == 0);
    CHECK(f.kinks[0].after == 1);
    CHECK(f.dead == std::vector<ogive::study::interval>{{-inf, 0}});
    CHECK(f.zero_on == f.dead);
    CHECK(f.mean == near(1 / std::sqrt(2 * std::acos(-1.0))));
    CHECK(f.variance == near(0.5 - 1 / (2 * std::acos(-1.0))));
    CHECK(f.gradient_factor == near(1));
    CHECK(f.keeps_every_variance);
    CHECK(f.value.exponentials == 0);
}

TEST_CASE("Moments of slopes, and fixed points of the variance") {
    facts const relu = facts_of(ogive::relu);
    CHECK(relu.slope_mean == near(0.5));
    CHECK(relu.slope_variance == near(0.25));

    facts const f = facts_of(exp(x / 2)); // E f(sqrt(q) Z)^2 = exp(q / 2)
    CHECK(f.mean == near(std::exp(0.125)));
    CHECK(f.variance == near(std::exp(0.5) - std::exp(0.25)));
    CHECK(f.slope_variance == near((std::exp(0.5) - std::exp(0.25)) / 4));
    CHECK(facts_of(3 + 1e-5 * x).variance ==
          Approx(1e-10).epsilon(1e-6)); // that of a small part keeps its digits
    CHECK(facts_of(3 + 0 * x).variance == 0);
    CHECK(f.gradient_factor == near(0.25));
    REQUIRE(f.fixed_points.size() == 2); // q = exp((q - 1) / 2), and the slope is q / 2
    double const other = -2 * boost::math::lambert_wm1(-std::exp(-0.5) / 2);
    CHECK(f.fixed_points[0].q == near(1));
    CHECK(f.fixed_points[1].q == Approx(other).epsilon(1e-8));
    for (auto const& each : f.fixed_points) CHECK(each.slope == Approx(each.q / 2).epsilon(1e-5));
}

TEST_CASE("Facts of tanh and of polynomials") {
    facts const f = facts_of(tanh(x));
    CHECK(f.symmetry == ogive::parity::odd);
    CHECK(f.zeros == std::vector<double>{0});
    CHECK(f.lowest->y == -1);
    CHECK(f.steepest->y == 1);

    facts const cubic = facts_of(x * x * x - 3 * x);
    REQUIRE(cubic.zeros.size() == 3);
    CHECK(cubic.zeros[2] == near(std::sqrt(3.0)));
    REQUIRE(cubic.minima.size() == 1);
    CHECK(cubic.minima[0].x == near(1));
    CHECK(cubic.maxima[0].y == near(2));
    CHECK(cubic.limit_left == -inf);
    CHECK(cubic.steepest->y == inf);
    CHECK(cubic.symmetry == ogive::parity::odd);
    CHECK(cubic.variance == near(15 - 2 * 9 + 9)); // E (Z^3 - 3 Z)^2

    facts const parabola = facts_of(square(x) + 1);
    CHECK(parabola.symmetry == ogive::parity::even);
    CHECK(parabola.zeros.empty());
    CHECK(parabola.lowest->y == 1);
}

TEST_CASE("Jumps, kinks, poles and what has no value") {
    facts const step = facts_of(where(x > 0.3, 1, 0));
    REQUIRE(step.kinks.size() == 1);
    CHECK(step.kinks[0].x == near(0.3));
    CHECK(step.kinks[0].kind == kink::jump);
    CHECK(step.steepest->y == inf);
    for (stretch const& each : step.stretches) CHECK(each.course == stretch::constant);

    facts const pole = facts_of(1 / x);
    REQUIRE(pole.kinks.size() == 1);
    CHECK(pole.kinks[0].kind == kink::singular);
    CHECK(pole.lowest->y == -inf);
    CHECK(pole.highest->y == inf);
    CHECK(pole.limit_right == 0);
    CHECK(!pole.mean);

    facts const two_bends = facts_of(max(x, -1) + abs(3 * x - 1));
    REQUIRE(two_bends.kinks.size() == 2);
    CHECK(two_bends.kinks[1].x == near(1.0 / 3));
    CHECK(two_bends.kinks[1].before == near(-2));
    CHECK(two_bends.kinks[1].after == near(4));
    CHECK(two_bends.lowest->y == near(1.0 / 3));

    facts const logit = facts_of(ogive::logit);
    CHECK(logit.domain == ogive::study::interval{0, 1});
    CHECK(logit.zeros.size() == 1);
    CHECK(logit.steepest->y == inf);
    CHECK(!logit.mean);

    facts const smooth = facts_of(where(x > 0, x * x * x * x, 0)); // no kink of f, f' or f''
    CHECK(smooth.kinks.empty());
}

TEST_CASE("Facts of the largest and the smallest of several") {
    facts const relu = facts_of(max(x, 0));
    CHECK(relu.is_complete());
    CHECK(relu.lowest->y == 0);
    CHECK(relu.highest->y == inf);
    REQUIRE(relu.kinks.size() == 1);
    CHECK(relu.kinks[0].x == 0);
    CHECK(relu.kinks[0].before == 0);
    CHECK(relu.kinks[0].after == 1);
    CHECK(relu.steepest->y == 1);
    CHECK(*relu.mean == near(1 / std::sqrt(2 * std::acos(-1.0))));

    facts const lines = facts_of(max(-x - 1, 0, x, 2 * x - 3)); // they cross at -1, 0 and 3
    REQUIRE(lines.kinks.size() == 3);
    CHECK(lines.kinks[0].x == -1);
    CHECK(lines.kinks[2].x == 3);
    CHECK(lines.kinks[2].after == 2);
    REQUIRE(lines.dead.size() == 1);
    CHECK(lines.dead[0] == ogive::study::interval{-1, 0});

    facts const least = facts_of(min(x, 1));
    CHECK(least.highest->y == near(1));
    CHECK(least.lowest->y == -inf);
    REQUIRE(least.dead.size() == 1);
    CHECK(least.dead[0].low == 1);
}

TEST_CASE("What oscillates for ever is known where it is looked at") {
    facts const f = facts_of(sin(x));
    CHECK(!f.is_complete());
    CHECK(f.complete.high >= 30);
    CHECK(f.complete.high < inf);
    CHECK(f.highest->y == 1);
    CHECK(f.steepest->y == 1);
    CHECK(!f.limit_right);
    CHECK(*f.period == near(std::acos(-1.0) * 2));
    CHECK(to_string(f).find("none: periodic") != std::string::npos);
    for (double const zero : f.zeros) CHECK(std::fabs(std::sin(zero)) < 1e-13);
    CHECK(f.zeros.size() == 21);

    facts const snake = facts_of(ogive::snake);
    CHECK(snake.limit_right == inf);
    CHECK(snake.lowest->y == -inf);
    CHECK(snake.steepest->y == near(2));
    CHECK(std::sin(2 * snake.steepest->x) == near(1));
    CHECK(!snake.period);
    CHECK(*snake.slope_period == near(std::acos(-1.0) * 2)); // half of that is one too

    CHECK(*facts_of(cos(3 * x) * sin(x / 2)).period == near(std::acos(-1.0) * 4));
    CHECK(!facts_of(sin(2 * x) + sin(3 * x)).period); // it has one, but that is not seen
    CHECK(!facts_of(square(sin(x)) + square(cos(x))).period);
    CHECK(!facts_of(sin(x * x)).period);
}

TEST_CASE("Of a primitive that is not known, what cannot be certified is unknown") {
    facts const f = facts_of(secret(x));
    CHECK(!f.lowest);
    CHECK(!f.highest);
    CHECK(!f.limit_left);
    CHECK(!f.steepest);
    CHECK(!f.symmetry);
    CHECK(f.zeros.empty());
    CHECK(!f.is_complete());
    CHECK(to_string(f).find("unknown") != std::string::npos);
}

TEST_CASE("What a layer of random weights does to a signal and its gradient") {
    ogive::study::mean_field const relu(ogive::relu), wave(sin(x)), growth(exp(x)), logit(ogive::logit);
    for (double const q : {0.01, 1.0, 7.0}) {
        CHECK(*relu.square(q) == near(q / 2));
        CHECK(*relu.slope_square(q) == near(0.5));
        CHECK(*wave.square(q) == near((1 - std::exp(-2 * q)) / 2));
        CHECK(*wave.slope_square(q) == near((1 + std::exp(-2 * q)) / 2));
    }
    CHECK(*growth.square(0.5) == near(std::exp(1.0)));
    CHECK(!logit.square(1));
}

TEST_CASE("Only formulas of one variable are studied") {
    CHECK_THROWS_WITH(facts_of(x * ogive::var<"y">),
                      "ogive: study takes a formula of one variable; this one has 2");
}
