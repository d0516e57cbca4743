// SPDX-License-Identifier: BSL-1.0
// A number alone, a number in a register and one in several registers: the same bits.
#include "catch.hpp"
#include "functions.hpp"
#include "ulp.hpp"
#include <string>

using namespace test;

namespace {

/// Calls f with a V of random bit patterns and compares each lane with f of its numbers alone.
template <class V, class Function>
void compare_lanes(char const* name, Function const& f, double low, double high) {
    using T = simd::element_t<V>;
    random_bits random{99};
    std::size_t different = 0;
    T worst_x = 0, worst_y = 0;
    T x[V::size], y[V::size], z[V::size];
    for (int round = 0; round < 20000; ++round) {
        for (std::size_t i = 0; i < V::size; ++i) {
            x[i] = random() % 2 == 0 ? random.any_number<T>() : random.between<T>(low, high);
            y[i] = random() % 2 == 0 ? random.any_number<T>() : random.between<T>(-4, 4);
        }
        simd::store(z, V(f(simd::load<V>(x), simd::load<V>(y))));
        for (std::size_t i = 0; i < V::size; ++i) {
            if (same_bits(z[i], T(f(x[i], y[i])))) continue;
            ++different;
            worst_x = x[i];
            worst_y = y[i];
        }
    }
    INFO(name << ": at " << worst_x << ", " << worst_y);
    CHECK(different == 0);
}

} // namespace

TEMPLATE_TEST_CASE("every lane equals the scalar result bit for bit", "", simd::batch<float>,
                   simd::batch<double>, (simd::registers<float, 4>), (simd::registers<double, 4>)) {
    using V = TestType;
    for_each_function([](auto const& c) {
        compare_lanes<V>(
            c.name, [&](auto x, auto) { return c.function(x); }, c.low, c.high);
    });
    compare_lanes<V>(
        "pow", [](auto x, auto y) { return simd::pow(x, y); }, 0, 10);
    compare_lanes<V>(
        "exp_times", [](auto x, auto y) { return simd::exp_times(y, x); }, -300, 300);
    compare_lanes<V>(
        "exp_times_two", [](auto x, auto y) { return simd::exp_times_two(y, x, x); }, -300, 300);
    auto const one_plus = [](auto x) {
        return simd::broadcast<decltype(x)>(1) + simd::at_most(simd::at_least(x, -800.0), 800.0);
    };
    compare_lanes<V>(
        "gauss_product_of_two", [](auto x, auto y) { return simd::gauss_product_of_two(y, y, x); }, -30, 30);
    compare_lanes<V>(
        "gated", [](auto x, auto y) { return simd::gated(y, x); }, -100, 100);
    compare_lanes<V>(
        "self_gated", [](auto x, auto) { return simd::self_gated(x, x); }, -100, 100);
    compare_lanes<V>(
        "self_gated, shared", [](auto x, auto) { return simd::self_gated<true>(x, x); }, -100, 100);
    compare_lanes<V>(
        "balanced_gated",
        [](auto x, auto y) { return simd::balanced_gated(simd::balance(y), simd::balance_exponent(y), x); },
        -100, 100);
    compare_lanes<V>(
        "gated_slope", [](auto x, auto y) { return simd::gated_slope(y, x); }, -100, 100);
    compare_lanes<V>(
        "gated_slope, shared", [](auto x, auto y) { return simd::gated_slope<true>(y, x); }, -100, 100);
    compare_lanes<V>(
        "gated_scale",
        [&](auto x, auto y) {
            auto const slope = simd::slope_fraction(one_plus(x), x);
            return simd::gated_scale(simd::balance(y) * slope, simd::balance_exponent(y), x);
        },
        -100, 100);
    compare_lanes<V>(
        "gated_times", [](auto x, auto y) { return simd::gated_times(y, x, x); }, -100, 100);
    compare_lanes<V>(
        "gated_times, shared", [](auto x, auto y) { return simd::gated_times<true>(y, x, x); }, -100, 100);
    compare_lanes<V>(
        "gated_slope_times", [&](auto x, auto y) { return simd::gated_slope_times(y, one_plus(x), x); }, -100,
        100);
    compare_lanes<V>(
        "gated_slope_times of two",
        [&](auto x, auto y) { return simd::gated_slope_times(y, x, one_plus(x), x); }, -100, 100);
    compare_lanes<V>(
        "gated_slope_times, shared",
        [&](auto x, auto y) { return simd::gated_slope_times<true>(y, one_plus(x), x); }, -100, 100);
    compare_lanes<V>(
        "gated_slope_times of two, shared",
        [&](auto x, auto y) { return simd::gated_slope_times<true>(y, x, one_plus(x), x); }, -100, 100);
    compare_lanes<V>(
        "logistic_pdf", [](auto x, auto) { return simd::logistic_pdf(x); }, -120, 0);
    compare_lanes<V>(
        "logistic_pdf_times", [](auto x, auto y) { return simd::logistic_pdf_times(y, x); }, -120, 0);
    compare_lanes<V>(
        "logistic_pdf_times of two", [](auto x, auto y) { return simd::logistic_pdf_times(y, y, x); }, -120,
        0);
    compare_lanes<V>(
        "normal_gated_slope", [](auto x, auto) { return simd::normal_gated_slope(x); }, -40, 40);
    compare_lanes<V>(
        "normal_gated_times", [](auto x, auto y) { return simd::normal_gated_times(y, x); }, -40, 40);
    compare_lanes<V>(
        "normal_slope_times", [](auto x, auto y) { return simd::normal_slope_times(y, x); }, -40, 40);
    compare_lanes<V>(
        "normal_slope_times of two", [](auto x, auto y) { return simd::normal_slope_times(y, x, x); }, -40,
        40);
    compare_lanes<V>(
        "fma", [](auto x, auto y) { return simd::fma(x, y, y); }, -4, 4);
    compare_lanes<V>(
        "fnma", [](auto x, auto y) { return simd::fnma(x, y, y); }, -4, 4);
    compare_lanes<V>(
        "fms", [](auto x, auto y) { return simd::fms(x, y, y); }, -4, 4);
    compare_lanes<V>(
        "divide", [](auto x, auto y) { return x / y; }, -4, 4);
    compare_lanes<V>(
        "min", [](auto x, auto y) { return simd::min(x, y); }, -4, 4);
    compare_lanes<V>(
        "max", [](auto x, auto y) { return simd::max(x, y); }, -4, 4);
    compare_lanes<V>(
        "copysign", [](auto x, auto y) { return simd::copysign(x, y); }, -4, 4);
    compare_lanes<V>(
        "negate", [](auto x, auto) { return simd::negate(x); }, -4, 4);
    compare_lanes<V>(
        "abs", [](auto x, auto) { return simd::abs(x); }, -4, 4);
    compare_lanes<V>(
        "floor", [](auto x, auto) { return simd::floor(x); }, -100, 100);
    compare_lanes<V>(
        "round_even", [](auto x, auto) { return simd::round_even(x); }, -100, 100);
    compare_lanes<V>(
        "scale2",
        [](auto x, auto y) {
            return simd::scale2(
                x, simd::round_even(simd::select(simd::is_nan(y), simd::broadcast<decltype(y)>(7),
                                                 simd::at_least(simd::at_most(y, 3000.0), -3000.0))));
        },
        -4, 4);
}

TEMPLATE_TEST_CASE("what is rare is only evaluated where it is needed, and taken lane by lane", "", float,
                   double) {
    using T = TestType;
    using V = simd::registers<T, 4>;
    for (std::size_t rare = 0; rare <= V::size; ++rare) { // from there on
        CAPTURE(rare);
        T numbers[V::size]{};
        for (std::size_t i = rare; i < V::size; ++i) numbers[i] = 1;
        bool evaluated = false;
        V const chosen = simd::select_usual(
            simd::load<V>(numbers) < V(T(1)), [] { return V(T(7)); },
            [&] {
                evaluated = true;
                return V(T(3));
            });
        CHECK(evaluated == (rare < V::size));
        simd::store(numbers, chosen);
        for (std::size_t i = 0; i < V::size; ++i) CHECK(numbers[i] == (i < rare ? 7 : 3));
    }
    CHECK(simd::select_usual(
              true, [] { return 1; }, [] { return 2; }) == 1);
    CHECK(simd::select_usual(
              false, [] { return 1; }, [] { return 2; }) == 2);
}

TEMPLATE_TEST_CASE("comparisons of registers are those of numbers, NaN included", "", float, double) {
    using T = TestType;
    using V = simd::batch<T>;
    T const values[] = {T(0),
                        T(-0.0),
                        T(1),
                        T(-1),
                        std::numeric_limits<T>::max(),
                        std::numeric_limits<T>::denorm_min(),
                        std::numeric_limits<T>::infinity(),
                        -std::numeric_limits<T>::infinity(),
                        std::numeric_limits<T>::quiet_NaN(),
                        std::numeric_limits<T>::signaling_NaN()};
    for (T a : values) {
        CHECK(simd::any(simd::is_finite(V(a))) == std::isfinite(a));
        CHECK(simd::all(simd::is_finite(simd::pair<V>{V(a), V(T(1))})) == std::isfinite(a));
        for (T b : values) {
            V const va(a), vb(b);
            CAPTURE(a, b);
            CHECK(simd::all(simd::equal(va, vb)) == (a == b));
            CHECK(simd::all(simd::not_equal(va, vb)) == (a != b));
            CHECK(simd::any(simd::is_nan(va)) == (a != a));
            CHECK(simd::all(simd::mask_and(va < vb, va <= vb)) == (a < b));
            CHECK(simd::all(simd::mask_or(va > vb, va >= vb)) == (a >= b));
        }
    }
}

TEMPLATE_TEST_CASE("of several registers each counts", "", float, double) {
    using T = TestType;
    using V = simd::registers<T, 4>;
    for (std::size_t place = 0; place < V::size; place += simd::width<T> / 2) {
        CAPTURE(place);
        T numbers[V::size]{};
        numbers[place] = 1;
        V const one = simd::load<V>(numbers), zero = simd::broadcast<V>(0);
        CHECK(simd::any(one > zero));
        CHECK_FALSE(simd::all(one == zero));
        CHECK(simd::all(one + one >= one));
        CHECK_FALSE(simd::any(one < zero));
        simd::store(numbers, simd::select(one > zero, V(T(7)), V(T(3))));
        for (std::size_t i = 0; i < V::size; ++i) CHECK(numbers[i] == (i == place ? 7 : 3));
    }
}
