// SPDX-License-Identifier: BSL-1.0
// A number alone and a number in a register: the same bits.
#include "catch.hpp"
#include "functions.hpp"
#include "ulp.hpp"
#include <string>

using namespace test;

namespace {

/// Calls f with registers of random bit patterns and compares each lane with f of its numbers alone.
template <class T, class Function>
void compare_lanes(char const* name, Function const& f, double low, double high) {
    using V = simd::batch<T>;
    random_bits random{99};
    std::size_t different = 0;
    T worst_x = 0, worst_y = 0;
    T x[simd::width<T>], y[simd::width<T>], z[simd::width<T>];
    for (int round = 0; round < 20000; ++round) {
        for (std::size_t i = 0; i < simd::width<T>; ++i) {
            x[i] = random() % 2 == 0 ? random.any_number<T>() : random.between<T>(low, high);
            y[i] = random() % 2 == 0 ? random.any_number<T>() : random.between<T>(-4, 4);
        }
        simd::store(z, V(f(simd::load<V>(x), simd::load<V>(y))));
        for (std::size_t i = 0; i < simd::width<T>; ++i) {
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

TEMPLATE_TEST_CASE("every lane equals the scalar result bit for bit", "", float, double) {
    using T = TestType;
    for_each_function([](auto const& c) {
        compare_lanes<T>(
            c.name, [&](auto x, auto) { return c.function(x); }, c.low, c.high);
    });
    compare_lanes<T>(
        "pow", [](auto x, auto y) { return simd::pow(x, y); }, 0, 10);
    compare_lanes<T>(
        "fma", [](auto x, auto y) { return simd::fma(x, y, y); }, -4, 4);
    compare_lanes<T>(
        "fnma", [](auto x, auto y) { return simd::fnma(x, y, y); }, -4, 4);
    compare_lanes<T>(
        "fms", [](auto x, auto y) { return simd::fms(x, y, y); }, -4, 4);
    compare_lanes<T>(
        "divide", [](auto x, auto y) { return x / y; }, -4, 4);
    compare_lanes<T>(
        "min", [](auto x, auto y) { return simd::min(x, y); }, -4, 4);
    compare_lanes<T>(
        "max", [](auto x, auto y) { return simd::max(x, y); }, -4, 4);
    compare_lanes<T>(
        "copysign", [](auto x, auto y) { return simd::copysign(x, y); }, -4, 4);
    compare_lanes<T>(
        "negate", [](auto x, auto) { return simd::negate(x); }, -4, 4);
    compare_lanes<T>(
        "abs", [](auto x, auto) { return simd::abs(x); }, -4, 4);
    compare_lanes<T>(
        "floor", [](auto x, auto) { return simd::floor(x); }, -100, 100);
    compare_lanes<T>(
        "round_even", [](auto x, auto) { return simd::round_even(x); }, -100, 100);
    compare_lanes<T>(
        "scale2",
        [](auto x, auto y) {
            return simd::scale2(
                x, simd::round_even(simd::select(simd::is_nan(y), simd::broadcast<decltype(y)>(7),
                                                 simd::at_least(simd::at_most(y, 3000.0), -3000.0))));
        },
        -4, 4);
}

TEMPLATE_TEST_CASE("comparisons of registers are those of numbers, NaN included", "", float, double) {
    using T = TestType;
    using V = simd::batch<T>;
    T const values[] = {
        T(0), T(-0.0), T(1), T(-1), std::numeric_limits<T>::infinity(), std::numeric_limits<T>::quiet_NaN()};
    for (T a : values) {
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
