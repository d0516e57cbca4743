// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cmath>
#include <limits>

/// Distances between floating-point results, in units in the last place (ulp).
namespace ogive::check {

/// The spacing of numbers of type T at |x|; that of subnormal numbers below the smallest normal one.
template <class T>
long double spacing(long double x) {
    using limits = std::numeric_limits<T>;
    if (x == 0) return std::ldexp(1.0L, limits::min_exponent - limits::digits);
    int exponent = 0;
    std::frexp(x, &exponent);
    if (exponent > limits::max_exponent) exponent = limits::max_exponent;
    if (exponent < limits::min_exponent) exponent = limits::min_exponent;
    return std::ldexp(1.0L, exponent - limits::digits);
}

/// How far a result of type T is from the exact value, in ulp of the exact value. NaN and infinity are told apart
/// first: a result that is one of them where the exact value is not (or the other way round) is infinitely wrong; so
/// is zero for a value that is a normal number, and the wrong sign.
template <class T>
double ulp_error(T result, long double exact) {
    using limits = std::numeric_limits<T>;
    constexpr double wrong = std::numeric_limits<double>::infinity();
    if (std::isnan(exact) || std::isnan(result)) return std::isnan(exact) && std::isnan(result) ? 0 : wrong;
    long double const largest = static_cast<long double>(limits::max());
    long double const overflow = largest + spacing<T>(largest) / 2;
    if (std::isinf(result)) {
        if (std::signbit(result) != std::signbit(exact)) return wrong;
        if (std::fabs(exact) >= overflow) return 0;
        long double const beyond = largest + spacing<T>(largest); // what infinity stands for
        return static_cast<double>((beyond - std::fabs(exact)) / spacing<T>(largest));
    }
    if (std::isinf(exact)) return wrong;
    bool const normal = std::fabs(exact) >= static_cast<long double>(limits::min());
    if (normal && (result == 0 || std::signbit(result) != std::signbit(exact))) return wrong;
    return static_cast<double>(std::fabs(static_cast<long double>(result) - exact) / spacing<T>(exact));
}

/// Whether a value is lost to overflow or underflow: infinite, or 0 where the exact one is a number.
template <class T>
bool is_lost(T value, long double exact) {
    return std::isinf(value) || std::isinf(ulp_error(value, exact));
}

} // namespace ogive::check
