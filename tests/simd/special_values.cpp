// SPDX-License-Identifier: BSL-1.0
// What the functions are at zeros, infinities, NaN and the ends of the number range.
#include "catch.hpp"
#include "functions.hpp"
#include "ulp.hpp"

using namespace test;

namespace {

template <class T>
struct special {
    static constexpr T inf = std::numeric_limits<T>::infinity();
    static constexpr T nan = std::numeric_limits<T>::quiet_NaN();
    static constexpr T least = std::numeric_limits<T>::denorm_min();
    static constexpr T largest = std::numeric_limits<T>::max();
};

/// f at x, computed as a number and in a register, is y with all its bits.
template <class T, class Function>
void expect(char const* name, Function const& f, T x, T y) {
    using V = simd::batch<T>;
    T lanes[simd::width<T>];
    simd::store(lanes, V(f(V(x))));
    INFO(name << "(" << x << ")");
    CAPTURE(f(x), lanes[0], y);
    CHECK(same_bits(T(f(x)), y));
    CHECK(same_bits(lanes[simd::width<T> - 1], y));
}

} // namespace

TEMPLATE_TEST_CASE("NaN stays NaN", "", float, double) {
    for_each_function(
        [](auto const& c) { expect(c.name, c.function, special<TestType>::nan, special<TestType>::nan); });
}

TEMPLATE_TEST_CASE("limits at infinities, zeros and the smallest numbers", "", float, double) {
    using T = TestType;
    constexpr T inf = special<T>::inf, nan = special<T>::nan, least = special<T>::least, zero = 0;
    auto const check = [](char const* name, auto const& f, std::initializer_list<std::pair<T, T>> table) {
        for (auto [x, y] : table) expect<T>(name, f, x, y);
    };
    check("exp", [](auto x) { return simd::exp(x); },
          {{-inf, zero},
           {inf, inf},
           {zero, T(1)},
           {-zero, T(1)},
           {least, T(1)},
           {T(800), inf},
           {T(-800), zero}});
    check("expm1", [](auto x) { return simd::expm1(x); },
          {{-inf, T(-1)},
           {inf, inf},
           {zero, zero},
           {-zero, -zero},
           {least, least},
           {-least, -least},
           {T(800), inf},
           {T(-800), T(-1)}});
    check("log", [](auto x) { return simd::log(x); },
          {{zero, -inf}, {-zero, -inf}, {inf, inf}, {T(-1), nan}, {-inf, nan}, {-least, nan}, {T(1), zero}});
    check("log1p", [](auto x) { return simd::log1p(x); },
          {{zero, zero},
           {-zero, -zero},
           {T(-1), -inf},
           {inf, inf},
           {T(-2), nan},
           {-inf, nan},
           {least, least},
           {-least, -least}});
    check("tanh", [](auto x) { return simd::tanh(x); },
          {{inf, T(1)}, {-inf, T(-1)}, {zero, zero}, {-zero, -zero}, {least, least}, {-least, -least}});
    check("sigmoid", [](auto x) { return simd::sigmoid(x); },
          {{inf, T(1)}, {-inf, zero}, {zero, T(0.5)}, {-zero, T(0.5)}, {T(-800), zero}});
    check("softplus", [](auto x) { return simd::softplus(x); },
          {{inf, inf}, {-inf, zero}, {special<T>::largest, special<T>::largest}, {T(-800), zero}});
    check("erf", [](auto x) { return simd::erf(x); },
          {{inf, T(1)}, {-inf, T(-1)}, {zero, zero}, {-zero, -zero}});
    check("erfc", [](auto x) { return simd::erfc(x); },
          {{inf, zero}, {-inf, T(2)}, {zero, T(1)}, {-zero, T(1)}});
    check("normal_cdf", [](auto x) { return simd::normal_cdf(x); },
          {{inf, T(1)}, {-inf, zero}, {zero, T(0.5)}, {-zero, T(0.5)}});
    check("normal_gated", [](auto x) { return simd::normal_gated(x); },
          {{inf, inf},
           {-inf, -zero},
           {zero, zero},
           {-zero, -zero},
           {special<T>::largest, special<T>::largest},
           {-special<T>::largest, -zero},
           {4 * least, 2 * least},
           {-4 * least, -2 * least}});
    check("normal_pdf", [](auto x) { return simd::normal_pdf(x); }, {{inf, zero}, {-inf, zero}});
    check("gauss", [](auto x) { return simd::gauss(x); }, {{inf, zero}, {-inf, zero}, {zero, T(1)}});
    check("mills", [](auto x) { return simd::mills(x); }, {{inf, zero}, {zero, T(0.5)}});
    check("sin", [](auto x) { return simd::sin(x); },
          {{inf, nan}, {-inf, nan}, {zero, zero}, {-zero, -zero}, {least, least}});
    check("cos", [](auto x) { return simd::cos(x); }, {{inf, nan}, {-inf, nan}, {zero, T(1)}, {-zero, T(1)}});
    check("sqrt", [](auto x) { return simd::sqrt(x); },
          {{zero, zero}, {-zero, -zero}, {inf, inf}, {T(-1), nan}});
    check("rsqrt", [](auto x) { return simd::rsqrt(x); },
          {{zero, inf}, {-zero, -inf}, {inf, zero}, {T(-1), nan}});
    check("negate", [](auto x) { return simd::negate(x); }, {{zero, -zero}, {-zero, zero}, {inf, -inf}});
    check("floor", [](auto x) { return simd::floor(x); },
          {{T(-0.5), T(-1)}, {T(2.5), T(2)}, {inf, inf}, {-inf, -inf}, {-zero, -zero}});
    check("round_even", [](auto x) { return simd::round_even(x); },
          {{T(0.5), zero}, {T(1.5), T(2)}, {T(2.5), T(2)}, {T(-0.5), -zero}, {T(-1.5), T(-2)}, {inf, inf}});
}

TEMPLATE_TEST_CASE("What the rounding of an argument lost leaves an infinite exponential infinite", "", float,
                   double) {
    using T = TestType;
    auto const with_rest = [](auto x) {
        using V = decltype(x);
        V const n = simd::exp_exponent(x), r = simd::exp_remainder(x, simd::broadcast<V>(-0.05), n);
        return simd::exp_compose(simd::exp_fraction(r, n), n);
    };
    for (T const x : {T(1e6), T(1e15), special<T>::largest, special<T>::inf})
        expect("exp", with_rest, x, special<T>::inf);
}

TEMPLATE_TEST_CASE("min and max pass NaN on from either side", "", float, double) {
    using T = TestType;
    constexpr T nan = special<T>::nan;
    expect<T>(
        "min(x, 1)", [](auto x) { return simd::min(x, decltype(x)(T(1))); }, nan, nan);
    expect<T>(
        "min(1, x)", [](auto x) { return simd::min(decltype(x)(T(1)), x); }, nan, nan);
    expect<T>(
        "max(x, 1)", [](auto x) { return simd::max(x, decltype(x)(T(1))); }, nan, nan);
    expect<T>(
        "max(1, x)", [](auto x) { return simd::max(decltype(x)(T(1)), x); }, nan, nan);
    expect<T>(
        "min(x, 1)", [](auto x) { return simd::min(x, decltype(x)(T(1))); }, T(3), T(1));
    expect<T>(
        "max(x, 1)", [](auto x) { return simd::max(x, decltype(x)(T(1))); }, T(3), T(3));
}

TEMPLATE_TEST_CASE("pow has the special cases of C", "", float, double) {
    using T = TestType;
    using V = simd::batch<T>;
    constexpr T inf = special<T>::inf, nan = special<T>::nan;
    T const bases[] = {T(0),
                       T(-0.0),
                       T(1),
                       T(-1),
                       T(0.5),
                       T(-0.5),
                       T(2),
                       T(-2),
                       T(-3),
                       inf,
                       -inf,
                       nan,
                       special<T>::least,
                       -special<T>::least,
                       special<T>::largest,
                       -special<T>::largest};
    T const exponents[] = {T(0),
                           T(-0.0),
                           T(1),
                           T(-1),
                           T(2),
                           T(-2),
                           T(3),
                           T(-3),
                           T(0.5),
                           T(-0.5),
                           T(2.5),
                           inf,
                           -inf,
                           nan,
                           T(1e30),
                           T(-1e30),
                           special<T>::largest,
                           special<T>::least,
                           T(16777217)};
    for (T x : bases) {
        for (T y : exponents) {
            T const expected = std::pow(x, y);
            T lanes[simd::width<T>];
            simd::store(lanes, V(simd::pow(V(x), V(y))));
            CAPTURE(x, y, expected, lanes[0], simd::pow(x, y));
            if (expected == 0 || std::isinf(expected) || std::isnan(expected)) {
                CHECK(same_bits(simd::pow(x, y), expected));
                CHECK(same_bits(lanes[0], expected));
            } else {
                CHECK(ulp_error(simd::pow(x, y), static_cast<long double>(expected)) <= 2);
                CHECK(same_bits(simd::pow(x, y), lanes[0]));
            }
        }
    }
}
