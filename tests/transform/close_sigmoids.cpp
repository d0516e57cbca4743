// SPDX-License-Identifier: BSL-1.0
// Sigmoids with which nothing is shared are computed whole, and so is gelu.
#include "catch.hpp"
#include "exact.hpp"
#include "graphs.hpp"
#include <cmath>
#include <limits>
#include <ogive/ogive.hpp>
#include <vector>

namespace {

using namespace ogive::graphs;

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto x = ogive::var<"x">;
constexpr double inf = std::numeric_limits<double>::infinity(), most = std::numeric_limits<double>::max(),
                 least_normal = std::numeric_limits<double>::min();

/// Whether all of it is one such operation, and no exponential is left open.
bool is_closed(graph const& g, std::string_view name) {
    return count_of(g, {name}) == 1 && count_of(g, {"exp_exponent"}) == 0 && count_of(g, {"divide"}) == 0;
}

/// Whether all of it is one such operation of the variable.
bool is_whole(graph const& g, std::string_view name) { return g.size() == 2 && count_of(g, {name}) == 1; }

double value(graph const& g, std::vector<double> const& at) { return double_values(g, at)[0]; }

} // namespace

TEST_CASE("A sigmoid by itself is computed whole") {
    CHECK(is_closed(compiled(1 / (1 + exp(-x))), "sigmoid"));
    CHECK(is_closed(compiled(ogive::sigmoid(-x)), "sigmoid"));
    CHECK(is_closed(compiled(1 / (1 + exp(2 * x))), "sigmoid"));
    CHECK(is_closed(compiled(ogive::sigmoid(-abs(x))), "sigmoid"));
    CHECK(is_closed(compiled(ogive::sigmoid(1.702 * x)), "sigmoid_with_rest"));
}

TEST_CASE("So is a factor with a sigmoid") {
    CHECK(is_closed(compiled(x / (1 + exp(-x))), "self_gated"));
    CHECK(is_closed(compiled(3 * x / (1 + exp(-x))), "self_gated"));
    CHECK(is_closed(compiled(x * ogive::sigmoid(1.702 * x)), "self_gated_with_rest"));
    CHECK(is_closed(compiled(ogive::gelu_tanh(x)), "self_gated_with_rest"));
    CHECK(is_closed(compiled(x * ogive::sigmoid(-x)), "gated"));
    CHECK(is_closed(compiled(x * ogive::sigmoid(a * x)), "gated_with_rest"));
    CHECK(is_closed(compiled(ogive::glu(a, b)), "gated"));
    CHECK(is_closed(compiled(ogive::swiglu(a, b)), "gated_times_two"));
    CHECK(is_closed(compiled(ogive::clamped_swiglu(a, b)), "balanced_gated_with_rest"));
}

TEST_CASE("So is the derivative of such a product, by itself, beside the value and in gated units") {
    CHECK(is_closed(compiled(diff(ogive::swish(x), x)), "gated_slope"));
    CHECK(is_closed(compiled(diff(ogive::quick_gelu(x), x)), "gated_slope_with_rest"));
    graph const both = compiled(ogive::swish(x), diff(ogive::swish(x), x));
    CHECK(is_closed(both, "self_gated_shared"));
    CHECK(is_closed(both, "gated_slope_shared"));
    graph const apart = compiled(ogive::swish(x), diff(ogive::swish(a), a));
    CHECK(is_closed(apart, "self_gated"));
    CHECK(is_closed(apart, "gated_slope"));
    CHECK(is_closed(compiled(a * diff(ogive::swish(x), x)), "gated_slope_times"));
    constexpr auto gate = ogive::swiglu(a, b);
    graph const pullback = compiled(x * diff(gate, a), x * diff(gate, b));
    for (std::string_view const name : {"gated_times_two_shared", "gated_slope_times_two_shared"})
        CHECK(is_closed(pullback, name));
    CHECK(is_closed(compiled(x * diff(gate, a)), "gated_times_two"));
    CHECK(is_closed(compiled(x * diff(gate, b)), "gated_slope_times_two"));
    graph const swish_pullback = compiled(ogive::swish(x), a * diff(ogive::swish(x), x));
    for (std::string_view const name : {"self_gated_shared", "gated_slope_times_shared"})
        CHECK(is_closed(swish_pullback, name));
    graph const rounded = compiled(a * diff(ogive::quick_gelu(x), x));
    for (std::string_view const name : {"slope_fraction_with_rest", "gated_scale"})
        CHECK(is_closed(rounded, name));
}

TEST_CASE("So are the derivatives of sigmoid and tanh, and products with them") {
    for (graph const& f : {compiled(diff(ogive::sigmoid(x), x)), compiled(diff(tanh(x), x))})
        CHECK(is_closed(f, "logistic_pdf"));
    CHECK(is_closed(compiled(a * diff(ogive::sigmoid(x), x)), "logistic_pdf_times"));
    CHECK(is_closed(compiled(a * diff(tanh(x), x)), "logistic_pdf_times_two"));
    CHECK(is_closed(compiled(a * diff(ogive::glu(a, b), b)), "logistic_pdf_times_two"));
    for (graph const& g : {compiled(ogive::sigmoid(x), diff(ogive::sigmoid(x), x)),
                           compiled(diff(ogive::sigmoid(x), x), exp(-abs(x))),
                           compiled(diff(tanh(1.7 * x), x)), compiled(diff(tanh(x + a), x))}) // rounded
        CHECK(count_of(g, {"logistic_pdf"}) == 0);
}

TEST_CASE("Products with these derivatives overflow only where they are infinite") {
    graph const of_tanh = compiled(a * diff(tanh(x), x)), of_gauss = compiled(a * (3 * exp(-x * x)));
    auto const is_near = [](double found, double wanted) {
        return std::abs(found - wanted) <= 1e-15 * std::abs(wanted);
    };
    for (double const factor : {0.9 * most, -0.9 * most}) {
        CHECK(value(of_tanh, {factor, 0}) == factor);
        CHECK(is_near(value(of_tanh, {factor, 300}), 4 * (factor * std::exp(-600.0))));
        CHECK(is_near(value(of_gauss, {factor, 2}), factor * (3 * std::exp(-4.0))));
    }
    CHECK(value(of_tanh, {inf, 1}) == inf);
    CHECK(value(of_gauss, {-inf, 1}) == -inf);
}

TEST_CASE("What shares its exponential or its division stays open") {
    for (graph const& g :
         {compiled(ogive::sigmoid(x), ogive::sigmoid(-x)), compiled(ogive::sigmoid(x), ogive::softplus(x)),
          compiled(ogive::swish(x), diff(ogive::sigmoid(x), x)),
          compiled(ogive::sigmoid(x) + exp(-abs(x)))}) {
        CHECK(count_of(g, {"exp_exponent"}) == 1);
        CHECK(count_of(g, {"sigmoid", "self_gated", "gated", "gated_slope"}) == 0);
    }
    graph const both = compiled(ogive::swish(x), ogive::sigmoid(a)); // each by itself
    CHECK(count_of(both, {"self_gated", "sigmoid"}) == 2);
}

TEST_CASE("Whole products are rounded to subnormal numbers only in the end, and overflow only there") {
    graph const gated = compiled(ogive::glu(a, b)), balanced = compiled(ogive::swiglu(a, b)),
                own = compiled(x / (1 + exp(-x)));
    for (double const gate :
         {-745.0, -708.0, -300.0, -37.0, -0.75, -0.0, 0.25, 20.0, 36.9, 40.0, 700.0, 1e300})
        for (double const factor :
             {most, 0.7 * most, 1e160, 3.0, -1.5, 1e-160, 1.3 * least_normal, -1e-310}) {
            exact const sigmoid = 1 / (1 + exp(-exact(gate)));
            INFO("gate " << gate << ", factor " << factor);
            auto const is_near = [](double found, exact const& wanted) {
                if (abs(wanted) > most) return std::abs(found) == inf;
                exact const error = abs(found - wanted);
                return error <= 3.5e-16 * abs(wanted) * 2 ||
                       error <= 1.6 * std::numeric_limits<double>::denorm_min();
            };
            CHECK(is_near(value(gated, {factor, gate}), factor * sigmoid));
            CHECK(is_near(value(balanced, {factor, gate}), exact(factor) * gate * sigmoid));
        }
    for (double const each : {-745.0, -700.0, -1e-310, 1e-310, 3.0, 1e300, most})
        CHECK(std::abs(value(own, {each}) / static_cast<double>(each / (1 + exp(-exact(each)))) - 1) <=
              7e-16);
    graph const slope = compiled(diff(ogive::swish(x), x)), scaled = compiled(a * diff(ogive::swish(x), x));
    for (double const each :
         {-744.0, -700.0, -30.0, -2.0, -1e-310, 0.0, 3.0, 20.0, 27.0, 45.0, 47.0, 1e300, most}) {
        exact const sigmoid = 1 / (1 + exp(-exact(each))), wanted = sigmoid * (1 + each * (1 - sigmoid));
        INFO("slope at " << each);
        CHECK(abs(value(slope, {each}) - wanted) <= 1e-15 * abs(wanted) + 1e-323);
        for (double const factor : {1e300, 1e-300, 4.0})
            CHECK(abs(value(scaled, {factor, each}) - factor * wanted) <=
                  1e-15 * abs(factor * wanted) + 1e-323);
    }
    CHECK(value(slope, {inf}) == 1);
    CHECK(value(slope, {-inf}) == 0);
    CHECK(std::isnan(value(slope, {std::nan("")})));
    CHECK(value(own, {inf}) == inf);
    CHECK(value(own, {-inf}) == 0);
    CHECK(std::signbit(value(own, {-inf})));
    CHECK(value(own, {-most}) == 0);
    CHECK(std::isnan(value(own, {std::nan("")})));
    CHECK(std::isnan(value(gated, {std::nan(""), 1})));
    CHECK(std::isnan(value(gated, {1, std::nan("")})));
}

TEST_CASE("gelu is one operation, beside its derivative, too") {
    CHECK(is_whole(compiled(ogive::gelu(x)), "normal_gated"));
    CHECK(is_whole(compiled(x * (1 + erf(x / sqrt(2.0))) / 2), "normal_gated"));
    CHECK(count_of(compiled(ogive::gelu(x), diff(ogive::gelu(x), x)), {"normal_gated"}) == 1);
    CHECK(count_of(compiled(ogive::geglu(a, b)), {"normal_gated_times"}) == 1);
    CHECK(count_of(compiled(a * diff(ogive::gelu(x), x)), {"normal_slope_times"}) == 1);
    constexpr auto gate = ogive::geglu(a, b);
    graph const pullback = compiled(x * diff(gate, a), x * diff(gate, b));
    CHECK(pullback.size() == 5);
    CHECK(count_of(pullback, {"normal_gated_times", "normal_slope_times_two"}) == 2);
    // Of another factor, or of an argument that was rounded, it is not.
    CHECK(count_of(compiled(a * normal_cdf(x)), {"normal_gated"}) == 0);
    CHECK(count_of(compiled(1.7 * x * normal_cdf(1.7 * x)), {"normal_gated"}) == 0);
}
