// SPDX-License-Identifier: BSL-1.0
// How a wrong gradient is reported.
#include "catch.hpp"
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

// Global, as in programs of users': -Wshadow, which the tests are compiled with, had something to say of that.
constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
[[maybe_unused]] constexpr auto g = ogive::var<"g">;

namespace {

using namespace ogive::check;

struct attenuate_op : ogive::binary {
    static constexpr std::string_view name = "attenuate";
    static constexpr auto value(auto a, auto b) { return a * b; }
    static constexpr auto derivative(auto a, auto b, auto) { return ogive::partials{b, where(a > 3, 0, a)}; }
};
constexpr ogive::primitive_function<attenuate_op> attenuate{};

struct almost_op : ogive::unary {
    static constexpr std::string_view name = "almost";
    static constexpr auto value(auto v) { return v; }
    static constexpr auto derivative(auto, auto) { return 1.000001; }
};
constexpr ogive::primitive_function<almost_op> almost{};

} // namespace

TEST_CASE("A failure is code to paste, with the seed") {
    constexpr auto f = 2 * attenuate(x, y);
    auto const report = gradient<f>({.seed = 5, .points = 100});
    CHECK(to_string(report).starts_with(
        R"(diff(f, y) in float is 0 at x = 4, y = 0; it should be 8 by dual numbers, 8 by automatic differentiation
    constexpr auto x = ogive::var<"x">;
    constexpr auto y = ogive::var<"y">;
    constexpr auto f = 2 * attenuate(x, y);
    CHECK(diff(f, y)(x = 4.0f, y = 0.0f) == Approx(8));
  again: ogive::check::gradient<f>({.seed = 5, .points = 100})
)"));
    CHECK(diff(f, y)(x = 4.0f, y = 0.0f) == 0); // so it is
}

TEST_CASE("What Approx would not see is compared closely; all options are in the call") {
    constexpr auto f = almost(x);
    auto const report = gradient<f>({.points = 10, .ulp = 4, .low = 0.1, .high = 0.15});
    CHECK(to_string(report).starts_with(
        R"(diff(f, x) in float is 1.000001 at x = 0.1; it should be 1 by dual numbers, 1 by automatic differentiation
    constexpr auto x = ogive::var<"x">;
    constexpr auto f = almost(x);
    CHECK(diff(f, x)(x = 0.1f) == Approx(1).epsilon(5e-07));
  again: ogive::check::gradient<f>({.seed = 1, .points = 10, .ulp = 4, .low = 0.1, .high = 0.15})
)"));
    CHECK_FALSE(diff(f, x)(x = 0.1f) == Approx(1).epsilon(5e-07));
}
