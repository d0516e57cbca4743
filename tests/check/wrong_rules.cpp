// SPDX-License-Identifier: BSL-1.0
// Primitives with wrong derivative rules: each is caught.
#include "catch.hpp"
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;

namespace simd = ogive::simd;

/// sin, with another rule.
struct sine : ogive::unary {
    static constexpr auto value(auto v) { return simd::sin(v); }
};
struct wave_op : sine {
    static constexpr std::string_view name = "wave";
    static constexpr auto derivative(auto v, auto) { return cos(v); }
};
struct wrong_sign_op : sine {
    static constexpr std::string_view name = "wrong_sign";
    static constexpr auto derivative(auto v, auto) { return -cos(v); }
};
struct almost_right_op : sine {
    static constexpr std::string_view name = "almost_right";
    static constexpr auto derivative(auto v, auto) { return 1.00001 * cos(v); }
};
struct wrong_when_large_op : sine {
    static constexpr std::string_view name = "wrong_when_large";
    static constexpr auto derivative(auto v, auto) { return where(abs(v) > 1000, 1, cos(v)); }
};
struct wrong_when_tiny_op : sine {
    static constexpr std::string_view name = "wrong_when_tiny";
    static constexpr auto derivative(auto v, auto) { return where(abs(v) < 1e-20, 0, cos(v)); }
};

/// Loses its right tail, where every framework's does in float.
struct without_tail_op : ogive::unary {
    static constexpr std::string_view name = "without_tail";
    static constexpr auto value(auto v) { return simd::sigmoid(v); }
    static constexpr auto derivative(auto v, auto s) { return where(v > 17, 0, s * (1 - s)); }
};

struct missing_factor_op : ogive::unary {
    static constexpr std::string_view name = "missing_factor";
    static constexpr auto value(auto v) { return v * v * v; }
    static constexpr auto derivative(auto v, auto) { return square(v); }
};

struct product : ogive::binary {
    static constexpr auto value(auto v, auto w) { return v * w; }
};
struct wrong_second_op : product {
    static constexpr std::string_view name = "wrong_second";
    static constexpr auto derivative(auto v, auto w, auto) { return ogive::partials{w, v + w}; }
};
struct swapped_op : product {
    static constexpr std::string_view name = "swapped";
    static constexpr auto derivative(auto v, auto w, auto) { return ogive::partials{v, w}; }
};

/// Of no slope between the two at its kink.
struct wrong_at_kink_op : ogive::unary {
    static constexpr std::string_view name = "wrong_at_kink";
    static constexpr auto value(auto v) { return simd::abs(v); }
    static constexpr auto derivative(auto v, auto) { return where(v == 0, 2, sign(v)); }
};

struct right_op : ogive::unary {
    static constexpr std::string_view name = "right";
    static constexpr auto value(auto v) { return simd::abs(v); }
    static constexpr auto derivative(auto v, auto) { return sign(v); }
};

template <class P>
constexpr ogive::primitive_function<P> call{};

template <auto F>
ogive::check::gradient_failure caught(double low = -1e9, double high = 1e9) {
    auto const report = ogive::check::gradient<F>({.points = 200, .low = low, .high = high});
    INFO(to_string(report));
    CHECK(!report);
    CHECK(report.failures > 0);
    REQUIRE(report.failure);
    CHECK_FALSE(report.failure->oracles_disagree);
    return *report.failure;
}

} // namespace

TEST_CASE("A wrong sign is caught, and shown at the simplest input") {
    constexpr auto f = call<wrong_sign_op>(x);
    auto const failure = caught<f>();
    CHECK(failure.input == std::vector{0.0});
    CHECK(failure.result == -1);
    CHECK(failure.exact.dual == Approx(1));
    REQUIRE(failure.automatic);
    CHECK(*failure.automatic == Approx(1));
}

TEST_CASE("A factor that is off by 1e-5 is caught, and one that is missing") {
    constexpr auto almost = call<almost_right_op>(x);
    caught<almost>();
    constexpr auto missing = exp(call<missing_factor_op>(x));
    CHECK(caught<missing>(-3, 3).input[0] != 0);
}

TEST_CASE("What is wrong only in one tail, or only at one magnitude, is caught") {
    constexpr auto tail = call<without_tail_op>(x);
    CHECK(caught<tail>().input[0] > 1);
    constexpr auto large = call<wrong_when_large_op>(x);
    CHECK(std::fabs(caught<large>(-1e5, 1e5).input[0]) > 1000);
    constexpr auto tiny = call<wrong_when_tiny_op>(x);
    CHECK(std::fabs(caught<tiny>().input[0]) < 1e-20);
}

TEST_CASE("Wrong derivatives with respect to the second of two arguments are caught") {
    constexpr auto second = call<wrong_second_op>(x, y);
    auto const failure = caught<second>();
    CHECK(failure.variable == "y");
    CHECK(failure.input == std::vector{0.0, 1.0});
    constexpr auto swapped = tanh(call<swapped_op>(x, y));
    caught<swapped>(-3, 3);
}

TEST_CASE("A wave is right wherever its values tell its slope: large steps said that it was 0") {
    constexpr auto wave = call<wave_op>(x);
    auto const report = ogive::check::gradient<wave>();
    INFO(to_string(report));
    CHECK(report);
    CHECK(report.outside > 20); // where they do not
    CHECK(report.judged > 900);
    auto const at = [](double where) {
        return ogive::check::measure_slope(ogive::graphs::describe<wave_op>, {where}, 0).value;
    };
    for (double const where : {0.0, 1e-300, 1.0, 3082866.25, 5e9})
        CHECK(at(where) == Approx(std::cos(where)).epsilon(1e-6));
    CHECK(std::isnan(at(1e30)));
}

TEST_CASE("At a kink the slopes on both sides, and what lies between, are right, and nothing else is") {
    constexpr auto wrong = call<wrong_at_kink_op>(x);
    CHECK(caught<wrong>().input == std::vector{0.0});
    constexpr auto right = call<right_op>(x);
    auto const report = ogive::check::gradient<right>();
    INFO(to_string(report));
    CHECK(report);
}
