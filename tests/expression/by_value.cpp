// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <ogive/ogive.hpp>
#include <type_traits>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;

template <auto F>
struct as_argument {
    static constexpr auto formula = F;
};

template <auto F, auto G>
constexpr bool same = std::is_same_v<as_argument<F>, as_argument<G>>;

auto line_through(double y0, double slope) {
    auto const scaled = slope * x; // a local: the formula must not refer to it, nor to the parameters
    auto const shifted = scaled + y0;
    return shifted;
}

auto nested(double first, double second) {
    auto const inner = [&] {
        double const local = first;
        return exp(local * x);
    }();
    auto const outer = [&] { return where(x > second, inner, inner - second); }();
    return diff(outer, x);
}

// Something else on the stack where the locals of the functions above were.
double overwritten_stack() {
    double volatile junk[64];
    for (double volatile& j : junk) j = 1e300;
    return junk[13];
}

} // namespace

TEST_CASE("A formula returned from a function holds what it was made of") {
    auto const line = line_through(3, 2);
    auto const slope = nested(0.5, 1);
    CHECK(overwritten_stack() == 1e300);
    CHECK(line(10.0) == 23);
    CHECK(slope(0.0) == 0.5);
    auto const copy = line;
    CHECK(copy(1.0) == 5);
}

TEST_CASE("Nodes hold no reference and no pointer") {
    auto const f = where(x > 0.5, exp(x) * a, 2.5 - x);
    using type = std::remove_const_t<decltype(f)>;
    STATIC_REQUIRE(std::is_trivially_copyable_v<type>);
    STATIC_REQUIRE(std::is_default_constructible_v<type>);
    STATIC_REQUIRE(std::is_empty_v<std::remove_const_t<decltype(x)>>);
    // bits copied elsewhere mean the same formula
    alignas(type) unsigned char bytes[sizeof(type)];
    __builtin_memcpy(bytes, &f, sizeof f);
    type elsewhere;
    __builtin_memcpy(&elsewhere, bytes, sizeof elsewhere);
    CHECK(elsewhere(x = 0.25, a = 1.0) == 2.25);
}

TEST_CASE("A formula is a template argument, equal exactly if it is written alike") {
    constexpr auto f = x / (1 + exp(-x));
    STATIC_REQUIRE(same<f, x / (1 + exp(-x))>);
    STATIC_REQUIRE_FALSE(same<f, x / (2 + exp(-x))>);
    STATIC_REQUIRE_FALSE(same<f, x / (exp(-x) + 1)>);
    STATIC_REQUIRE_FALSE(same<diff(f, x), f>);
    STATIC_REQUIRE(same<diff(f, x), diff(x / (1 + exp(-x)), x)>);
    STATIC_REQUIRE(as_argument<diff(f, x)>::formula(0.0) == 0.5);
    STATIC_REQUIRE_FALSE(same<2 * x, 2.5 * x>);
    STATIC_REQUIRE(same<2 * x, 2.0f * x>);
    STATIC_REQUIRE_FALSE(same<0.0 * x, -0.0 * x>);
}

TEST_CASE("Two variables of one name are the same variable") {
    constexpr auto other = ogive::var<"x">;
    STATIC_REQUIRE(std::is_same_v<decltype(other), decltype(x)>);
    STATIC_REQUIRE(std::is_same_v<decltype(ogive::var<"x1">), decltype(ogive::var<"x2">)> == false);
    constexpr auto f = x * other;
    STATIC_REQUIRE(f(3.0) == 9);
}

TEST_CASE("Numbers in a formula may be known at run time only") {
    for (double scale : {0.5, 1.0, -3.0, 1e10}) {
        auto const f = scale * x + 1;
        CHECK(f(2.0) == scale * 2 + 1);
        CHECK(diff(f, x)(2.0) == scale);
    }
}
