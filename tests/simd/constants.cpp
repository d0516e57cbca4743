// SPDX-License-Identifier: BSL-1.0
// Constant expressions give what run time gives, and their own building blocks are exact.
#include "catch.hpp"
#include "functions.hpp"
#include "ulp.hpp"
#include <array>
#include <ogive/check/multiprecision.hpp>

using namespace test;

static_assert(simd::exp(0.0) == 1 && simd::expm1(0.0F) == 0 && simd::log(1.0) == 0 && simd::log1p(0.0F) == 0);
static_assert(simd::sigmoid(0.0) == 0.5 && simd::tanh(0.0F) == 0 && simd::tanh(100.0) == 1);
static_assert(simd::erf(0.0) == 0 && simd::erfc(0.0F) == 1 && simd::normal_cdf(0.0) == 0.5);
static_assert(simd::sin(0.0) == 0 && simd::cos(0.0F) == 1 && simd::pow(2.0, 10.0) == 1024 &&
              simd::sqrt(9.0F) == 3);
static_assert(simd::min(1.0, 2.0) == 1 && simd::max(1.0F, 2.0F) == 2 && simd::abs(-3.0) == 3);
static_assert(simd::round_even(2.5) == 2 && simd::floor(-0.5F) == -1 && simd::scale2(3.0, 4.0) == 48);
static_assert(simd::exp(1000.0) == std::numeric_limits<double>::infinity() && simd::exp(-1000.0F) == 0);
static_assert(simd::exp(-745.0) == std::numeric_limits<double>::denorm_min());

namespace {

template <class T>
struct inputs {
    static constexpr std::array values{T(0.1), T(-0.1), T(0.75), T(-0.9),   T(1.5),  T(-2.25),
                                       T(5),   T(-7.5), T(20),   T(-40),    T(1e-8), T(-1e-20),
                                       T(85),  T(-87),  T(300),  T(123456), T(1e30), T(-1e30)};
};

/// f of every input, as the compiler computes it.
template <class T, class Function>
constexpr auto at_compile_time(Function f) {
    std::array<T, inputs<T>::values.size()> results{};
    for (std::size_t i = 0; i < results.size(); ++i) results[i] = f(inputs<T>::values[i]);
    return results;
}

template <class T, auto F>
void compare(char const* name) {
    static constexpr auto expected = at_compile_time<T>(F);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        T volatile x = inputs<T>::values[i];
        INFO(name << "(" << x << ")");
        CHECK(same_bits(F(T(x)), expected[i]));
    }
}

} // namespace

TEMPLATE_TEST_CASE("constant expressions equal run time bit for bit", "", float, double) {
    using T = TestType;
    compare<T, [](T x) { return simd::exp(x); }>("exp");
    compare<T, [](T x) { return simd::expm1(x); }>("expm1");
    compare<T, [](T x) { return simd::log(simd::abs(x)); }>("log");
    compare<T, [](T x) { return simd::log1p(simd::abs(x)); }>("log1p");
    compare<T, [](T x) { return simd::sin(x); }>("sin");
    compare<T, [](T x) { return simd::cos(x * T(1e6)); }>("cos");
    compare<T, [](T x) { return simd::tanh(x); }>("tanh");
    compare<T, [](T x) { return simd::sigmoid(x); }>("sigmoid");
    compare<T, [](T x) { return simd::softplus(x); }>("softplus");
    compare<T, [](T x) { return simd::erf(x); }>("erf");
    compare<T, [](T x) { return simd::erfc(x); }>("erfc");
    compare<T, [](T x) { return simd::normal_cdf(x); }>("normal_cdf");
    compare<T, [](T x) { return simd::normal_gated(x); }>("normal_gated");
    compare<T, [](T x) { return simd::normal_pdf(x); }>("normal_pdf");
    compare<T, [](T x) { return simd::pow(simd::abs(x), T(1.75)); }>("pow");
    compare<T, [](T x) { return simd::rsqrt(simd::abs(x)); }>("rsqrt");
}

TEST_CASE("the fused product of constant expressions is exact") {
    using wide = boost::multiprecision::number<
        boost::multiprecision::cpp_bin_float<4300, boost::multiprecision::digit_base_2>>;
    random_bits random{5};
    auto const check = [](double a, double b, double c) {
        auto const exact = static_cast<double>(wide(a) * wide(b) + wide(c));
        CAPTURE(a, b, c, exact);
        CHECK(simd::detail::constant_fma(a, b, c) == exact);
        float const x = static_cast<float>(a), y = static_cast<float>(b), z = static_cast<float>(c);
        if (!std::isfinite(x) || !std::isfinite(y) || !std::isfinite(z)) return;
        auto const narrow = static_cast<float>(wide(x) * wide(y) + wide(z));
        CHECK(simd::detail::constant_fma(x, y, z) == narrow);
    };
    for (int i = 0; i < 3000; ++i) {
        double const a = random.between<double>(-2, 2), b = random.between<double>(-2, 2);
        check(a, b, -a * b); // what is left of a cancellation
        check(a, b, random.between<double>(-2, 2));
        check(a, b, std::ldexp(random.between<double>(-2, 2), static_cast<int>(random() % 240) - 120));
        check(a, std::ldexp(b, -1040), std::ldexp(random.between<double>(-2, 2), -1060)); // subnormal results
        check(a, std::ldexp(b, -135), std::ldexp(random.between<double>(-2, 2), -145));
    }
    check(1 + 0x1p-30, 1 + 0x1p-30, -1);
    check(0x1p-24 * (1 + 0x1p-23), 1 - 0x1p-23, 1 + 0x1p-23); // float: double rounds to a tie first
    check(0, 5, 3);
    check(2, 3, 0);
}

TEST_CASE("the square root of constant expressions is correctly rounded") {
    random_bits random{6};
    for (int i = 0; i < 20000; ++i) {
        double const x = std::fabs(random.any_number<double>());
        float const y = std::fabs(random.any_number<float>());
        if (x != x || y != y) continue;
        CAPTURE(x, y);
        CHECK(simd::detail::constant_sqrt(x) == std::sqrt(x));
        CHECK(simd::detail::constant_sqrt(y) == std::sqrt(y));
    }
}

TEST_CASE("scaling by a power of two rounds once") {
    random_bits random{8};
    for (int i = 0; i < 20000; ++i) {
        double const x = random.any_number<double>();
        float const y = random.any_number<float>();
        if (x != x || y != y) continue;
        int const n = static_cast<int>(random() % 4400) - 2200, m = static_cast<int>(random() % 600) - 300;
        CAPTURE(x, n, y, m);
        CHECK(simd::scale2(x, static_cast<double>(n)) == std::ldexp(x, n));
        CHECK(simd::scale2(y, static_cast<float>(m)) == std::ldexp(y, m));
        CHECK(simd::detail::constant_scale(x, n) == std::ldexp(x, n));
        CHECK(simd::detail::constant_scale(y, m) == std::ldexp(y, m));
    }
}
