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
            CHECK(gradient[i] ==
                  Approx(upstream[i] * ogive::evaluate<slope>(in[i])).epsilon(1e-5).margin(1e-6));
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
        CHECK(du[i] ==
              Approx(upstream[i] * ogive::evaluate<by_a>(a = u[i], b = v[i])).epsilon(1e-5).margin(1e-6));
        CHECK(dv[i] ==
              Approx(upstream[i] * ogive::evaluate<by_b>(a = u[i], b = v[i])).epsilon(1e-5).margin(1e-6));
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

namespace {

template <auto F>
void check_decay(double scale) {
    using program =
        ogive::kernels::program<ogive::kernels::written_pullback<F>, decltype(ogive::as_formula(F))>;
    STATIC_REQUIRE_FALSE(program::in_double); // it would take four times as long
    for (float const upstream : {1.0f, -1e-30f, 1e30f, 2.5e38f})
        for (float const at : {-0.5f, -20.0f, -88.0f, -100.0f, -103.9f, -130.0f, -170.0f, -300.0f, -1e30f}) {
            std::vector<float> const inputs(7, at), upstreams(7, upstream);
            std::vector<float> gradient(7);
            ogive::pullback<F>(inputs, upstreams, gradient);
            double const exact = static_cast<double>(upstream) * scale * std::exp(static_cast<double>(at));
            CAPTURE(at, upstream, gradient[3], exact);
            CHECK(std::abs(static_cast<double>(gradient[3]) - exact) <= 3e-7 * std::abs(exact) + 1e-45);
        }
    std::vector<float> const inputs{2.0f, 100.0f, 1e30f, std::numeric_limits<float>::infinity()};
    std::vector<float> const upstreams(4, 7.0f);
    std::vector<float> gradient(4);
    ogive::pullback<F>(inputs, upstreams, gradient);
    for (float const each : gradient) CHECK(each == gradient[0]);
    float const nan = std::numeric_limits<float>::quiet_NaN();
    static constexpr auto slope = diff(F, ogive::var<"v">);
    ogive::pullback<F>(std::vector<float>(4, nan), upstreams, gradient);
    CHECK((gradient[3] != gradient[3]) == (ogive::evaluate<slope>(nan) != ogive::evaluate<slope>(nan)));
}

} // namespace

TEST_CASE("A large upstream gradient and a slope too small for float make the number that they are") {
    constexpr auto v = ogive::var<"v">;
    static constexpr auto elu = ogive::elu(v);
    static constexpr auto selu = ogive::selu(v);
    static constexpr auto other = where(v < 0, 2 * (exp(v) - 1), 2 * v);
    static constexpr auto closed = where(v >= 0, v, expm1(v));
    check_decay<elu>(1);
    check_decay<selu>(1.0507009873554804934 * 1.6732632423543772848);
    check_decay<other>(2);
    check_decay<closed>(1);
}

TEST_CASE("A product with an exponential is computed in float, and is right where that is 0 or infinite") {
    constexpr auto u = ogive::var<"u">;
    static constexpr auto product = a * exp(u);
    static constexpr auto of_one = u * exp(-u);
    using program = ogive::kernels::program_of<product>;
    STATIC_REQUIRE_FALSE(program::in_double);
    STATIC_REQUIRE_FALSE(ogive::kernels::program_of<of_one>::in_double);
    for (float const factor : {1.0f, -3e38f, 1e-45f, -7e-40f, 2e-20f})
        for (float const at : {-190.0f, -104.0f, -88.0f, 0.5f, 88.0f, 89.0f, 130.0f, 185.0f}) {
            std::vector<float> const factors(5, factor), inputs(5, at);
            std::vector<float> value(5), gradient(5), of_input(5);
            ogive::kernel<product>(a = factors, u = inputs, value);
            ogive::pullback<product>(a = inputs, u = inputs, factors, gradient, of_input);
            float const exact =
                ogive::simd::narrow(static_cast<double>(factor) * std::exp(static_cast<double>(at)));
            CAPTURE(factor, at, value[2], exact);
            bool const close =
                value[2] == exact || std::abs(value[2] - exact) <= 2e-7f * std::abs(exact) + 1.5e-45f;
            CHECK(close);
            CHECK(same(gradient[4], value[2]));
        }
    float const infinity = std::numeric_limits<float>::infinity();
    std::vector<float> const ends{infinity, -infinity, 1000.0f, 0.0f};
    std::vector<float> value(4);
    ogive::kernel<of_one>(ends, value);
    CHECK(value == std::vector<float>{0, -infinity, 0, 0});
}
