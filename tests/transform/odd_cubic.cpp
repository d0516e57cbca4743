// SPDX-License-Identifier: BSL-1.0
// c x + k x^3, the argument of gelu_tanh's sigmoid, is one operation, whose rest is another.
#include "catch.hpp"
#include "exact.hpp"
#include "graphs.hpp"
#include "ulp.hpp"
#include <cmath>
#include <limits>
#include <ogive/ogive.hpp>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;

template <class T>
void check_rests(double least_relative) {
    test::random_bits random{11};
    struct {
        double c, k;
    } const pairs[]{
        {1.5957691216057308, 0.07135481627260025}, {0.1, 0.99}, {-3, -0.001}, {700.123, 900000.7}};
    for (auto const [c, k] : pairs) {
        T const of_c = static_cast<T>(c), of_k = static_cast<T>(k);
        double const c_high = with_few_bits(c);
        double worst = 0;
        for (int i = 0; i < 20000; ++i) {
            T const at = random.between<T>(-1, 1) * std::ldexp(T(1), static_cast<int>(random() % 16) - 8);
            exact const wanted = exact(c) * at + exact(k) * at * at * at;
            if (abs(wanted) > (sizeof(T) == 4 ? 130 : 800)) continue;
            T const high = ogive::simd::odd_cubic(at, of_c, of_k);
            T const rest =
                ogive::simd::odd_cubic_rest(at, of_c, of_k, static_cast<T>(k - static_cast<double>(of_k)),
                                            static_cast<T>(c_high), static_cast<T>(c - c_high));
            worst = std::max(worst, static_cast<double>(abs((exact(high) + rest - wanted) / wanted)));
        }
        INFO("c " << c << ", k " << k << ": " << worst);
        CHECK(worst < least_relative);
        CHECK(worst > 0);
    }
}

} // namespace

TEST_CASE("An odd cubic and its rest are c x + k x^3 with 14 more bits") {
    check_rests<float>(0x1p-38);
    check_rests<double>(0x1p-67);
}

TEST_CASE("Arguments of exponentials that are odd cubics are one operation") {
    graph const value = compiled(ogive::gelu_tanh(x)), slope = compiled(diff(ogive::gelu_tanh(x), x)),
                factored = compiled(x * ogive::sigmoid(x * (0.5 + 0.01 * x * x))),
                sum = compiled(x * ogive::sigmoid(0.5 * x + 0.01 * x * x * x)),
                size = compiled(x * ogive::sigmoid(-1.5 * abs(x + 0.01 * pow(x, 3))));
    CHECK(count_of(value, {"odd_cubic"}) == 1);
    CHECK(count_of(value, {"odd_cubic_rest"}) == 1);
    CHECK(count_of(slope, {"odd_cubic"}) == 2);
    CHECK(count_of(slope, {"odd_cubic_rest"}) == 2);
    for (graph const& g : {value, slope, factored, sum, size})
        CHECK(count_of(g, {"sum_rest", "product_rest"}) == 0);
    for (graph const& g : {factored, sum, size}) CHECK(count_of(g, {"odd_cubic"}) == 1);
}

TEST_CASE("Cubics whose rest would not be exact are not") {
    for (graph const& g : {compiled(x * ogive::sigmoid(1.5 * (x - 0.04 * pow(x, 3)))),
                           compiled(x * ogive::sigmoid(0.1 * (x + 1e6 * pow(x, 3)))),
                           compiled(x * ogive::sigmoid(0.01 * (x + pow(x, 3))))}) {
        CHECK(count_of(g, {"odd_cubic"}) == 0);
        CHECK(count_of(g, {"sum_rest"}) == 1);
    }
}

TEST_CASE("Towers of squares are looked at once") {
    for (bool const of_variable : {true, false}) {
        graph g;
        node_id tower = g.variable("x");
        if (!of_variable) tower = g.operation(describe<ogive::primitives::sin_op>, &tower, 1);
        for (int i = 0; i < 60; ++i) {
            node_id const both[]{tower, tower};
            tower = g.operation(describe<ogive::primitives::times_op>, both, 2);
        }
        node_id const terms[]{tower, g.number(2)};
        g.outputs.push_back(g.operation(describe<ogive::primitives::plus_op>, terms, 2));
        CHECK(split(g).size() == g.size());
    }
}

TEST_CASE("A slope is 0 where its sigmoid is, whatever overflows beside it") {
    constexpr auto of_sum = x * ogive::sigmoid(1.5957 * x + 0.0714 * pow(x, 3));
    constexpr auto of_product = x * ogive::sigmoid(x * (1.5957 + 0.0714 * x * x));
    constexpr auto of_mish = x * tanh(softplus(x * (1.5957 + 0.0714 * x * x)));
    graph const slopes = compiled(diff(of_sum, x), diff(of_product, x), diff(of_mish, x));
    for (double const at :
         {1e102, 1.1e103, 1.2e103, 1.35e103, 1e104, 1e300, std::numeric_limits<double>::infinity()}) {
        INFO(at);
        for (double const found : double_values(slopes, {-at})) CHECK(found == 0);
        for (double const found : double_values(slopes, {at})) CHECK(found == 1);
    }
}
