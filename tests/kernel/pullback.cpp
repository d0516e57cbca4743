// SPDX-License-Identifier: BSL-1.0
#include "guarded.hpp"
#include "property.hpp"
#include "random_values.hpp"
#include <cmath>
#include <limits>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

constexpr auto swish = x / (1 + exp(-x));
constexpr auto gated = a * sigmoid(b) + a * a;

} // namespace

TEMPLATE_TEST_CASE("The gradient of one variable is upstream times derivative", "", float, double) {
    constexpr auto slope = diff(swish, x);
    for (std::size_t length = 0; length <= 70; ++length) {
        auto const in = random_values<TestType>(length, 1), upstream = random_values<TestType>(length, 2);
        guarded<TestType> gradient(length, length % 4), named(length);
        ogive::pullback<swish>(in, upstream, gradient.span());
        ogive::pullback<swish>(x = in, upstream, named.span());
        for (std::size_t i = 0; i < length; ++i) {
            CHECK(gradient[i] == Approx(upstream[i] * slope(in[i])).epsilon(1e-5).margin(1e-6));
            CHECK(same(gradient[i], named[i]));
        }
        CHECK(gradient.guards_are_whole());
    }
}

TEMPLATE_TEST_CASE("Gradients come in the order in which variables appear", "", float, double) {
    std::size_t const length = 21;
    auto const u = random_values<TestType>(length, 1), v = random_values<TestType>(length, 2),
               upstream = random_values<TestType>(length, 3);
    std::vector<TestType> du(length), dv(length), only_dv(length), dv_first(length), du_second(length);
    ogive::pullback<gated>(b = v, a = u, upstream, du, dv);
    ogive::pullback<gated, b>(a = u, b = v, upstream, only_dv);
    ogive::pullback<gated, b, a>(a = u, b = v, upstream, dv_first, du_second);
    constexpr auto by_a = diff(gated, a);
    constexpr auto by_b = diff(gated, b);
    for (std::size_t i = 0; i < length; ++i) {
        CHECK(du[i] == Approx(upstream[i] * by_a(a = u[i], b = v[i])).epsilon(1e-5).margin(1e-6));
        CHECK(dv[i] == Approx(upstream[i] * by_b(a = u[i], b = v[i])).epsilon(1e-5).margin(1e-6));
        // alone, a gradient need not be computed in double for the other one's sake
        CHECK(only_dv[i] == Approx(dv[i]).epsilon(4 * std::numeric_limits<TestType>::epsilon()));
    }
    CHECK(dv_first == dv);
    CHECK(du_second == du);
}

TEST_CASE("The upstream gradient may be a number, and a gradient may take its place") {
    auto const in = random_values<float>(33, 1);
    std::vector<float> ones(33, 1), with_number(33), with_buffer(33);
    ogive::pullback<swish>(in, 1, with_number);
    ogive::pullback<swish>(in, ones, with_buffer);
    CHECK(with_number == with_buffer);
    ogive::pullback<swish>(in, ones, ones);
    CHECK(ones == with_buffer);
    auto input = in;
    ogive::pullback<swish>(input, 1, input);
    CHECK(input == with_buffer);
}

TEST_CASE("With a number for every input, gradients are numbers") {
    double da = 0, db = 0;
    ogive::pullback<gated>(a = 2.0, b = 0.0, 10.0, da, db);
    CHECK(da == 45);
    CHECK(db == 5);
}

TEST_CASE("More buffers than the quick check of a call has room for") {
    constexpr auto c = ogive::var<"c">;
    constexpr auto d = ogive::var<"d">;
    constexpr auto e = ogive::var<"e">;
    constexpr auto product = x * a * b * c * d * e;
    std::vector<float> const two(20, 2), upstream(20, 1);
    std::vector<float> g1(20), g2(20), g3(20), g4(20), g5(20), g6(20), shorter(19);
    ogive::pullback<product>(x = two, a = two, b = two, c = two, d = two, e = two, upstream, g1, g2, g3, g4,
                             g5, g6);
    for (auto const* gradient : {&g1, &g2, &g3, &g4, &g5, &g6})
        CHECK(*gradient == std::vector<float>(20, 32));
    std::vector<float> const before = g1;
    CHECK_THROWS_AS(ogive::pullback<product>(x = two, a = two, b = two, c = two, d = two, e = two, upstream,
                                             g1, g2, g3, g4, g5, shorter),
                    ogive::argument_error);
    CHECK(g1 == before);
}
