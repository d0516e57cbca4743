// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <cmath>
#include <ogive/ogive.hpp>
#include <string_view>
#include <type_traits>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto alpha = ogive::var<"alpha">;

constexpr auto swish = ogive::activation<"swish">(x, x / (1 + exp(-x)));
constexpr auto leaky = ogive::activation<"leaky">(x, a = 0.01, where(x > 0, x, a* x));
constexpr auto gate = ogive::activation<"gate">(a, b, a* b - a);
constexpr auto window = ogive::activation<"window">(x, a = -1, b = 1.0f, clamp(x, a, b));

template <class T>
constexpr std::size_t length_of_name() {
    return std::string_view(__PRETTY_FUNCTION__).size();
}

template <int Depth>
constexpr auto chain() {
    if constexpr (Depth == 0)
        return x;
    else
        return swish(chain<Depth - 1>());
}

template <int Depth>
constexpr auto length_of_chain = length_of_name<decltype(chain<Depth>())>();

template <int Depth>
constexpr auto size_of_chain = sizeof(chain<Depth>());

} // namespace

TEST_CASE("Arguments left out take their defaults") {
    STATIC_REQUIRE(leaky(x)(-2.0) == -0.02);
    STATIC_REQUIRE(leaky(x, 0.25)(-2.0) == -0.5);
    STATIC_REQUIRE(leaky(x, alpha)(x = -2.0, alpha = 0.5) == -1);
    STATIC_REQUIRE(leaky(x, 2 * x)(-2.0) == 8);
    STATIC_REQUIRE(leaky(-3, x)(0.5) == -1.5);
    STATIC_REQUIRE(window(x)(3.0) == 1);
    STATIC_REQUIRE(window(x, 0)(-3.0) == 0);
    STATIC_REQUIRE(window(x, 0, 2)(3.0) == 2);
}

TEST_CASE("Numbers give a number, by position or by name") {
    STATIC_REQUIRE(leaky(-2.0) == -0.02);
    STATIC_REQUIRE(leaky(-2.0, 0.25) == -0.5);
    STATIC_REQUIRE(leaky(-2, 1) == -2);
    STATIC_REQUIRE(leaky(x = -2.0) == -0.02);
    STATIC_REQUIRE(leaky(x = -2.0, a = 0.25) == -0.5);
    STATIC_REQUIRE(leaky(a = 0.25, x = -2.0) == -0.5);
    STATIC_REQUIRE(window(b = 0.5, x = 3.0) == 0.5);
    STATIC_REQUIRE(gate(2.0, 5.0) == 8);
    STATIC_REQUIRE(gate(b = 5.0, a = 2.0) == 8);
    STATIC_REQUIRE(std::is_same_v<decltype(leaky(-2.0f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype(leaky(-2.0f, 0.25f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype(leaky(-2.0f, 0.25)), double>);
    CHECK(swish(1.0) == Approx(1 / (1 + std::exp(-1.0))));
}

TEST_CASE("The names of parameters are the activation's own") {
    constexpr auto f = gate(b, a); // its a is our b
    STATIC_REQUIRE(f(a = 5.0, b = 2.0) == 8);
    STATIC_REQUIRE(gate(b + 1, b)(4.0) == 15);
    STATIC_REQUIRE(gate(a, gate(b, a))(a = 2.0, b = 3.0) == 2 * (3 * 2 - 3) - 2);
    constexpr auto y = ogive::var<"y">;
    STATIC_REQUIRE(leaky(y)(y = -100.0) == -1);
}

TEST_CASE("An activation is a formula of its required parameters") {
    float const in[]{-2, 3};
    float out[2];
    ogive::kernel<leaky>(in, out);
    CHECK(out[0] == -0.02f);
    CHECK(out[1] == 3);
    ogive::kernel<gate>(a = in, b = 2, out);
    CHECK(out[0] == -2);
    CHECK(out[1] == 3);
    STATIC_REQUIRE(diff(gate, b)(a = 2.0, b = 7.0) == 2);
}

TEST_CASE("A call is recorded, not expanded") {
    // pasted, x / (1 + exp(-x)) of a chain of N would have 2^N leaves
    STATIC_REQUIRE(length_of_chain<8> - length_of_chain<7> == length_of_chain<2> - length_of_chain<1>);
    STATIC_REQUIRE(size_of_chain<8> - size_of_chain<7> == size_of_chain<2> - size_of_chain<1>);
    STATIC_REQUIRE(size_of_chain<64> < 65 * size_of_chain<1>);
    CHECK(chain<3>()(2.0) == Approx(swish(swish(swish(2.0)))));
}

TEST_CASE("Activations of activations") {
    constexpr auto twice = ogive::activation<"twice">(x, leaky(leaky(x, 0.5), 0.5));
    STATIC_REQUIRE(twice(-4.0) == -1);
    constexpr auto sloped = ogive::activation<"sloped">(x, alpha = 0.5, x * diff(leaky(x, alpha), x));
    STATIC_REQUIRE(sloped(-4.0) == -2);
    STATIC_REQUIRE(sloped(-4.0, 0.25) == -1);
    STATIC_REQUIRE(sloped(x * x, 0.25)(2.0) == 4);
}

TEST_CASE("An activation knows its name") {
    STATIC_REQUIRE(swish.name == "swish");
    STATIC_REQUIRE(leaky.name == "leaky");
}
