// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "pack.hpp"

/// Functions with their first and second derivatives, by closed forms. Each elementary function brings its own, in
/// the form that is accurate in its tails; sums, products and chains of them follow the rules of calculus.
namespace certify {

template <class T>
struct jet {
    T value{}, first{}, second{};

    friend jet operator+(jet const& a, jet const& b) {
        return {a.value + b.value, a.first + b.first, a.second + b.second};
    }
    friend jet operator-(jet const& a, jet const& b) {
        return {a.value - b.value, a.first - b.first, a.second - b.second};
    }
    friend jet operator*(jet const& a, jet const& b) {
        return {a.value * b.value, a.first * b.value + a.value * b.first,
                a.second * b.value + T(2) * (a.first * b.first) + a.value * b.second};
    }
    friend jet operator-(jet const& a) { return {-a.value, -a.first, -a.second}; }
    friend auto operator<(jet const& a, jet const& b) { return a.value < b.value; }
    friend auto operator>(jet const& a, jet const& b) { return a.value > b.value; }
    friend bool operator<=(jet const& a, jet const& b) { return a.value <= b.value; }
    friend bool operator>=(jet const& a, jet const& b) { return a.value >= b.value; }
};

template <class T>
jet<T> operator*(double factor, jet<T> const& a) {
    return {T(factor) * a.value, T(factor) * a.first, T(factor) * a.second};
}

/// A number that does not depend on the variable.
template <class T>
jet<T> constant(jet<T> const&, double value) {
    return {T(value), T(0), T(0)};
}

/// a where the condition holds, else b; `condition` is bool, or a mask of packs.
template <class Condition, class T>
jet<T> choose(Condition condition, jet<T> const& a, jet<T> const& b) {
    return {choose(condition, a.value, b.value), choose(condition, a.first, b.first),
            choose(condition, a.second, b.second)};
}

/// a b where 0 is nothing, even infinitely often.
template <class T>
T times(T a, T b) {
    return choose(b == T(0), T(0), a * b);
}

/// g(u) where g and its derivatives at u are given.
template <class T>
jet<T> chain(jet<T> const& u, T g, T first, T second) {
    T const bend = times(second, u.first * u.first);
    return {g, times(first, u.first), choose(u.second == T(0), bend, bend + first * u.second)};
}

/// u / by, a number.
template <class T>
jet<T> quotient(jet<T> const& u, T by) {
    return {u.value / by, u.first / by, u.second / by};
}

template <class T>
T pi() {
    static T const result = T(4) * atan_of(T(1));
    return result;
}

template <class T>
jet<T> exp(jet<T> const& u) {
    T const e = exp_of(u.value);
    return chain(u, e, e, e);
}

template <class T>
jet<T> expm1(jet<T> const& u) {
    T const e = exp_of(u.value);
    return chain(u, expm1_of(u.value), e, e);
}

template <class T>
jet<T> square(jet<T> const& u) {
    return chain(u, u.value * u.value, T(2) * u.value, T(2));
}

template <class T>
jet<T> sin(jet<T> const& u) {
    T const s = sin_of(u.value);
    return chain(u, s, cos_of(u.value), -s);
}

/// s(x) = 1 / (1 + exp(-x)), s(x) s(-x), -s(x) s(-x) tanh(x / 2).
template <class T>
jet<T> sigmoid(jet<T> const& u) {
    T const e = exp_of(-magnitude(u.value));
    T const large = T(1) / (T(1) + e), small = e / (T(1) + e), slope = small * large;
    return chain(u, choose(u.value < T(0), small, large), slope, -slope * tanh_of(u.value / T(2)));
}

/// tanh(x), sech(x)^2, -2 tanh(x) sech(x)^2.
template <class T>
jet<T> tanh(jet<T> const& u) {
    T const e = exp_of(T(-2) * magnitude(u.value)), t = tanh_of(u.value);
    T const slope = T(4) * e / ((T(1) + e) * (T(1) + e));
    return chain(u, t, slope, T(-2) * t * slope);
}

/// log(1 + exp(x)).
template <class T>
jet<T> softplus(jet<T> const& u) {
    T const e = exp_of(-magnitude(u.value));
    T const large = T(1) / (T(1) + e), small = e / (T(1) + e);
    auto const negative = u.value < T(0);
    T const rest = log1p_of(e);
    return chain(u, choose(negative, rest, u.value + rest), choose(negative, small, large), small * large);
}

template <class T>
jet<T> erf(jet<T> const& u) {
    T const slope = T(2) / sqrt_of(pi<T>()) * exp_of(-(u.value * u.value));
    return chain(u, erf_of(u.value), slope, T(-2) * u.value * slope);
}

/// The normal distribution function.
template <class T>
jet<T> normal(jet<T> const& u) {
    static T const root = sqrt_of(T(2)), scale = T(1) / sqrt_of(T(2) * pi<T>());
    T const density = scale * exp_of(-(u.value * u.value) / T(2));
    return chain(u, erfc_of(-u.value / root) / T(2), density, -u.value * density);
}

} // namespace certify
