// SPDX-License-Identifier: BSL-1.0
// Primitives of a user's.
#include "catch.hpp"
#include <cmath>
#include <ogive/ogive.hpp>
#include <string>

namespace user {

struct cube_op : ogive::unary {
    static constexpr std::string_view name = "cube";
    static constexpr auto value(auto x) { return x * x * x; }
    static constexpr auto derivative(auto x, auto) { return 3 * square(x); }
};
inline constexpr ogive::primitive_function<cube_op> cube{};

struct norm_op : ogive::binary {
    static constexpr std::string_view name = "norm";
    static constexpr bool commutative = true;
    static constexpr auto value(auto p, auto q) { return ogive::simd::sqrt(p * p + q * q); }
    static constexpr auto derivative(auto p, auto q, auto y) { return ogive::partials{p / y, q / y}; }
};
inline constexpr ogive::primitive_function<norm_op> norm{};

// Its derivative uses another primitive of the user's, that the formula itself does not name.
struct quartic_op : ogive::unary {
    static constexpr std::string_view name = "quartic";
    static constexpr auto value(auto x) { return x * x * x * x; }
    static constexpr auto derivative(auto x, auto) { return 4 * cube(x); }
};
inline constexpr ogive::primitive_function<quartic_op> quartic{};

} // namespace user

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
using user::cube, user::norm, user::quartic;

} // namespace

TEST_CASE("A user's primitive is evaluated like the built-in ones") {
    STATIC_REQUIRE(cube(x)(2.0) == 8);
    STATIC_REQUIRE(cube(2.0) == 8);
    STATIC_REQUIRE(cube(2.0f) == 8);
    CHECK(norm(x, y)(x = 3.0, y = 4.0) == 5);
    CHECK(norm(x, 4)(3.0f) == 5);
    CHECK(exp(cube(x) + 1)(0.5) == Approx(std::exp(1.125)));
}

TEST_CASE("A user's primitive is differentiated by its own rule") {
    STATIC_REQUIRE(diff(cube(x), x)(2.0) == 12);
    STATIC_REQUIRE(diff(cube(2 * x), x)(1.0) == 24);
    STATIC_REQUIRE(diff(cube(x), x, x)(2.0) == 12);
    CHECK(diff(norm(x, y), y)(x = 3.0, y = 4.0) == 0.8);
    CHECK(diff(norm(x, x), x)(1.0) == Approx(std::sqrt(2.0)));
    STATIC_REQUIRE(diff(quartic(x), x)(2.0) == 32);
    STATIC_REQUIRE(diff(quartic(x), x, x)(2.0) == 48);
}

TEST_CASE("Kernels run a user's primitive, and those that its derivative brings along") {
    constexpr auto f = quartic(x) + norm(x, 0);
    constexpr auto slope = diff(f, x);
    constexpr auto bend = diff(f, x, x);
    float in[37], value[37], first[37], second[37];
    for (int i = 0; i < 37; ++i) in[i] = 0.25f * static_cast<float>(i + 1);
    ogive::kernel<f, slope, bend>(in, value, first, second);
    for (int i = 0; i < 37; ++i) {
        CHECK(value[i] == f(in[i]));
        CHECK(first[i] == slope(in[i]));
        CHECK(second[i] == bend(in[i]));
        CHECK(first[i] == Approx(4 * std::pow(in[i], 3) + 1));
    }
}

TEST_CASE("A user's primitive is printed by its name") {
    CHECK(to_string(1 + cube(x)) == "1 + cube(x)");
    CHECK(to_string(diff(quartic(x), x)) == "4 * cube(x)");
}

TEST_CASE("A user's commutative primitive is one node either way round") {
    STATIC_REQUIRE(ogive::graphs::lower(norm(x, y) * norm(y, x)).size() == 4);
}
