// SPDX-License-Identifier: BSL-1.0
// A formula that is a constant, evaluated for numbers: compiled code has the bits of what is derived at run time.
#include "catch.hpp"
#include "ulp.hpp"
#include <ogive/ogive.hpp>
#include <vector>

namespace {

using ogive::evaluate;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

constexpr auto swish = x / (1 + exp(-x));
constexpr auto pieces = where(x > 0.5 && x < 2, x, clamp(x* x, -1, 3)) + max(x, -x) * sign(x);
constexpr auto difference = sqrt(x + 1) - 1; // has a stable form
constexpr auto sums = exp(x) - 1 - sin(x) - cos(3 * x);
constexpr auto golu = ogive::golu(x);
constexpr auto gated = y * ogive::gelu(x);
constexpr auto by_gate = diff(gated, x);
constexpr auto by_value = diff(gated, y); // y is not in it any more

template <class T>
std::vector<T> numbers() {
    using limits = std::numeric_limits<T>;
    std::vector<T> result{0, -T(0), limits::infinity(), -limits::infinity(), limits::quiet_NaN()};
    for (T const size : {limits::denorm_min(), limits::min(), T(1e-30), T(1e-3), T(0.5), T(0.7), T(1), T(2.5),
                         T(17), T(88.8), T(103.5), T(745), limits::max()})
        for (T const sign : {T(1), T(-1)}) result.push_back(sign * size);
    return result;
}

template <class T, auto F>
void check_one() {
    for (T const at : numbers<T>()) {
        CAPTURE(at);
        CHECK(test::same_bits(evaluate<F>(at), F(at)));
        CHECK(test::same_bits(evaluate<F>(x = at), F(at)));
    }
}

template <class T, auto F>
void check_two() {
    for (T const at : numbers<T>())
        for (T const other : numbers<T>()) {
            CAPTURE(at, other);
            CHECK(test::same_bits(evaluate<F>(y = other, x = at), F(x = at, y = other)));
        }
}

} // namespace

TEMPLATE_TEST_CASE("What is compiled and what is interpreted have the same bits", "", float, double) {
    check_one<TestType, swish>();
    check_one<TestType, diff(swish, x)>();
    check_one<TestType, diff(swish, x, x)>();
    check_one<TestType, pieces>();
    check_one<TestType, difference>();
    check_one<TestType, sums>();
    check_one<TestType, golu>();
    check_one<TestType, diff(golu, x)>();
    check_two<TestType, gated>();
    check_two<TestType, by_gate>();
    check_two<TestType, by_value>();
}

TEST_CASE("Activations take arguments by position or by name, and have defaults") {
    CHECK(evaluate<ogive::leaky_relu>(-2.0) == ogive::leaky_relu(-2.0));
    CHECK(evaluate<ogive::leaky_relu>(-2.0, 0.25) == -0.5);
    CHECK(evaluate<ogive::leaky_relu>(x = -2.0) == ogive::leaky_relu(-2.0));
    CHECK(evaluate<ogive::swiglu>(2.0f, -0.5f) == ogive::swiglu(2.0f, -0.5f));
}

TEST_CASE("In constant expressions, in float if all arguments are float") {
    STATIC_REQUIRE(evaluate<swish>(0.0) == 0);
    STATIC_REQUIRE(evaluate<diff(swish, x)>(0.0) == 0.5);
    STATIC_REQUIRE(evaluate<golu>(0.0f) == 0);
    STATIC_REQUIRE(evaluate<pieces>(1.0) == 2);
    STATIC_REQUIRE(std::is_same_v<decltype(evaluate<swish>(1.0f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype(evaluate<gated>(x = 1.0f, y = 1)), double>);
    STATIC_REQUIRE(std::is_same_v<decltype(evaluate<ogive::relu>(1)), double>);
    constexpr auto three = 0 * x + 3;
    STATIC_REQUIRE(evaluate<three>(7.0) == 3);
}
