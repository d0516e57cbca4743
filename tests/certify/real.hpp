// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cmath>
#include <type_traits>

/// The numbers that references are computed in: the C library's double and 128-bit functions under one name.
namespace certify {

#ifdef __SIZEOF_FLOAT128__
__extension__ using quad = __float128;
#ifdef __clang__ // glibc has them, but does not tell clang so
#define OGIVE_CERTIFY_DECLARE(name) extern "C" quad name##f128(quad) noexcept;
#else
#define OGIVE_CERTIFY_DECLARE(name)
#endif
#define OGIVE_CERTIFY_QUAD(name)                                                                             \
    OGIVE_CERTIFY_DECLARE(name)                                                                              \
    inline quad name##_of(quad x) { return name##f128(x); }
#else
using quad = long double; // of 113 bits where there is no other
#define OGIVE_CERTIFY_QUAD(name)                                                                             \
    inline quad name##_of(quad x) { return std::name(x); }
#endif
#define OGIVE_CERTIFY_REAL(name)                                                                             \
    inline double name##_of(double x) { return std::name(x); }                                               \
    OGIVE_CERTIFY_QUAD(name)

OGIVE_CERTIFY_REAL(exp)
OGIVE_CERTIFY_REAL(expm1)
OGIVE_CERTIFY_REAL(log)
OGIVE_CERTIFY_REAL(log1p)
OGIVE_CERTIFY_REAL(sqrt)
OGIVE_CERTIFY_REAL(sin)
OGIVE_CERTIFY_REAL(cos)
OGIVE_CERTIFY_REAL(tanh)
OGIVE_CERTIFY_REAL(erf)
OGIVE_CERTIFY_REAL(erfc)
OGIVE_CERTIFY_REAL(atan)

#undef OGIVE_CERTIFY_REAL
#undef OGIVE_CERTIFY_QUAD
#undef OGIVE_CERTIFY_DECLARE

template <class T>
T magnitude(T x) {
    return x < 0 ? -x : x;
}

/// a where the condition holds, else b.
template <class Condition, class T>
T choose(Condition condition, T const& a, T const& b) {
    return condition ? a : b;
}

/// A number that knows the largest term of the sums that it came from.
template <class T>
struct sized {
    T value{}, size{};

    sized() = default;
    sized(T x) : value(x), size(magnitude(x)) {}
    template <class U>
        requires(!std::is_same_v<U, T>)
    explicit sized(U x) : sized(static_cast<T>(x)) {}
    sized(T x, T largest) : value(x), size(largest) {}

    friend sized operator+(sized a, sized b) {
        return {a.value + b.value, a.size > b.size ? a.size : b.size};
    }
    friend sized operator-(sized a, sized b) {
        return {a.value - b.value, a.size > b.size ? a.size : b.size};
    }
    friend sized operator*(sized a, sized b) { return {a.value * b.value, a.size * b.size}; }
    friend sized operator/(sized a, sized b) { return {a.value / b.value, a.size / magnitude(b.value)}; }
    friend sized operator-(sized a) { return {-a.value, a.size}; }
    friend bool operator<(sized a, sized b) { return a.value < b.value; }
    friend bool operator>(sized a, sized b) { return a.value > b.value; }
    friend bool operator<=(sized a, sized b) { return a.value <= b.value; }
    friend bool operator>=(sized a, sized b) { return a.value >= b.value; }
    friend bool operator==(sized a, sized b) { return a.value == b.value; }
};

// A function's result is one term.
template <class T>
sized<T> exp_of(sized<T> x) {
    return exp_of(x.value);
}
template <class T>
sized<T> expm1_of(sized<T> x) {
    return expm1_of(x.value);
}
template <class T>
sized<T> log_of(sized<T> x) {
    return log_of(x.value);
}
template <class T>
sized<T> log1p_of(sized<T> x) {
    return log1p_of(x.value);
}
template <class T>
sized<T> sqrt_of(sized<T> x) {
    return sqrt_of(x.value);
}
template <class T>
sized<T> sin_of(sized<T> x) {
    return sin_of(x.value);
}
template <class T>
sized<T> cos_of(sized<T> x) {
    return cos_of(x.value);
}
template <class T>
sized<T> tanh_of(sized<T> x) {
    return tanh_of(x.value);
}
template <class T>
sized<T> erf_of(sized<T> x) {
    return erf_of(x.value);
}
template <class T>
sized<T> erfc_of(sized<T> x) {
    return erfc_of(x.value);
}
template <class T>
sized<T> atan_of(sized<T> x) {
    return atan_of(x.value);
}

} // namespace certify
