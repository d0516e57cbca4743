// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cmath>
#include <ogive/simd/simd.hpp>
#include <tuple>

/// Every function of one argument with what it should be, in extended precision, and the range of arguments where
/// something happens.
namespace test {

namespace simd = ogive::simd;

template <class Function, class Reference>
struct function_case {
    char const* name;
    Function function;   ///< on numbers and registers
    Reference reference; ///< on long double
    double low, high;
};

template <class F, class R>
function_case(char const*, F, R, double, double) -> function_case<F, R>;

/// e^(-x^2/2), with the square in two parts: its rounding alone would cost half an ulp of double at x = 38.
inline long double gauss_reference(long double x) {
    long double const square = x * x;
    long double const rest = std::isfinite(square) ? std::fma(x, x, -square) : 0;
    return std::exp(-square / 2) * (1 - rest / 2);
}

inline long double normal_pdf_reference(long double x) {
    return 0.398942280401432677939946059934381868L * gauss_reference(x);
}

/// erfc(-x / sqrt(2)) / 2, corrected for the rounding of its argument.
inline long double normal_cdf_reference(long double x) {
    long double const root = 0.707106781186547524400844362104849039L;
    long double const root_rest = -std::fma(root, root, -0.5L) / (2 * root); // a Newton step: what root lacks
    long double const z = -x * root;
    long double const rest = std::isfinite(z) ? std::fma(-x, root, -z) - x * root_rest : 0;
    return (std::erfc(z) - 1.128379167095512573896158903121545172L * std::exp(-z * z) * rest) / 2;
}

/// Phi(-t) / e^(-t^2/2): as it stands up to 20, then the first terms of its asymptotic series.
inline long double mills_reference(long double t) {
    if (t < 20) return std::erfc(t * 0.707106781186547524400844362104849039L) / 2 * std::exp(t * t / 2);
    long double const z = 1 / (t * t);
    long double sum = 1;
    for (int k = 33; k > 0; k -= 2) sum = 1 - static_cast<long double>(k) * z * sum;
    return 0.398942280401432677939946059934381868L / t * sum;
}

inline auto const function_cases = std::tuple{
    function_case{"exp", [](auto x) { return simd::exp(x); }, [](long double x) { return std::exp(x); }, -760,
                  720},
    function_case{"expm1", [](auto x) { return simd::expm1(x); }, [](long double x) { return std::expm1(x); },
                  -60, 720},
    function_case{"log", [](auto x) { return simd::log(x); }, [](long double x) { return std::log(x); }, 0,
                  4},
    function_case{"log1p", [](auto x) { return simd::log1p(x); }, [](long double x) { return std::log1p(x); },
                  -1, 4},
    function_case{"sin", [](auto x) { return simd::sin(x); }, [](long double x) { return std::sin(x); }, -100,
                  100},
    function_case{"cos", [](auto x) { return simd::cos(x); }, [](long double x) { return std::cos(x); }, -100,
                  100},
    function_case{"tanh", [](auto x) { return simd::tanh(x); }, [](long double x) { return std::tanh(x); },
                  -22, 22},
    function_case{"sigmoid", [](auto x) { return simd::sigmoid(x); },
                  [](long double x) { return 1 / (1 + std::exp(-x)); }, -750, 40},
    function_case{"softplus", [](auto x) { return simd::softplus(x); },
                  [](long double x) { return x > 100 ? x : std::log1p(std::exp(x)); }, -750, 40},
    function_case{"erf", [](auto x) { return simd::erf(x); }, [](long double x) { return std::erf(x); }, -6,
                  6},
    function_case{"erfc", [](auto x) { return simd::erfc(x); }, [](long double x) { return std::erfc(x); },
                  -6, 27.5},
    function_case{"normal_cdf", [](auto x) { return simd::normal_cdf(x); }, normal_cdf_reference, -39, 9},
    function_case{"normal_gated", [](auto x) { return simd::normal_gated(x); },
                  [](long double x) { return x * normal_cdf_reference(x); }, -39, 9},
    function_case{"normal_pdf", [](auto x) { return simd::normal_pdf(x); }, normal_pdf_reference, -39, 39},
    function_case{"gauss", [](auto x) { return simd::gauss(x); }, gauss_reference, -39, 39},
    function_case{"mills", [](auto x) { return simd::mills(simd::abs(x)); },
                  [](long double x) { return mills_reference(std::fabs(x)); }, 0, 100},
    function_case{"sqrt", [](auto x) { return simd::sqrt(x); }, [](long double x) { return std::sqrt(x); }, 0,
                  10},
    function_case{"rsqrt", [](auto x) { return simd::rsqrt(x); },
                  [](long double x) { return 1 / std::sqrt(x); }, 0, 10},
};

template <class Visitor>
void for_each_function(Visitor&& visit) {
    std::apply([&](auto const&... cases) { (visit(cases), ...); }, function_cases);
}

/// f on the numbers from..from+count, a register at a time.
template <class T, class Function>
void apply(Function const& f, T const* from, T* to, std::size_t count) {
    using V = simd::batch<T>;
    for (std::size_t i = 0; i < count; i += simd::width<T>)
        simd::store(to + i, V(f(simd::load<V>(from + i))));
}

} // namespace test
