// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/operand.hpp>
#include <ogive/primitive/condition.hpp>
#include <ogive/primitive/exponential.hpp>
#include <ogive/primitive/gaussian.hpp>
#include <ogive/primitive/piecewise.hpp>
#include <ogive/primitive/sigmoidal.hpp>
#include <ogive/primitive/trigonometric.hpp>

// The functions of formulas. Each gives a formula; what it computes, its derivative and its special values are
// documented at the primitive that it applies (ogive/primitive/).

namespace ogive::functions {

/// exp(x).
template <operand_type X>
constexpr built<primitives::exp_op, X> exp(X x) {
    return build<primitives::exp_op>(x);
}

/// exp(x) - 1, accurate near 0.
template <operand_type X>
constexpr built<primitives::expm1_op, X> expm1(X x) {
    return build<primitives::expm1_op>(x);
}

/// The natural logarithm.
template <operand_type X>
constexpr built<primitives::log_op, X> log(X x) {
    return build<primitives::log_op>(x);
}

/// log(1 + x), accurate near 0.
template <operand_type X>
constexpr built<primitives::log1p_op, X> log1p(X x) {
    return build<primitives::log1p_op>(x);
}

/// The square root.
template <operand_type X>
constexpr built<primitives::sqrt_op, X> sqrt(X x) {
    return build<primitives::sqrt_op>(x);
}

/// 1 / sqrt(x).
template <operand_type X>
constexpr built<primitives::rsqrt_op, X> rsqrt(X x) {
    return build<primitives::rsqrt_op>(x);
}

/// x * x.
template <operand_type X>
constexpr built<primitives::square_op, X> square(X x) {
    return build<primitives::square_op>(x);
}

/// The sine of x in radians.
template <operand_type X>
constexpr built<primitives::sin_op, X> sin(X x) {
    return build<primitives::sin_op>(x);
}

/// The cosine of x in radians.
template <operand_type X>
constexpr built<primitives::cos_op, X> cos(X x) {
    return build<primitives::cos_op>(x);
}

/// 1 / (1 + exp(-x)).
template <operand_type X>
constexpr built<primitives::sigmoid_op, X> sigmoid(X x) {
    return build<primitives::sigmoid_op>(x);
}

/// The hyperbolic tangent.
template <operand_type X>
constexpr built<primitives::tanh_op, X> tanh(X x) {
    return build<primitives::tanh_op>(x);
}

/// log(1 + exp(x)).
template <operand_type X>
constexpr built<primitives::softplus_op, X> softplus(X x) {
    return build<primitives::softplus_op>(x);
}

/// log(sigmoid(x)).
template <operand_type X>
constexpr built<primitives::logsigmoid_op, X> logsigmoid(X x) {
    return build<primitives::logsigmoid_op>(x);
}

/// The error function.
template <operand_type X>
constexpr built<primitives::erf_op, X> erf(X x) {
    return build<primitives::erf_op>(x);
}

/// 1 - erf(x).
template <operand_type X>
constexpr built<primitives::erfc_op, X> erfc(X x) {
    return build<primitives::erfc_op>(x);
}

/// The normal distribution function, written Phi(x).
template <operand_type X>
constexpr built<primitives::normal_cdf_op, X> normal_cdf(X x) {
    return build<primitives::normal_cdf_op>(x);
}

/// The normal density, written phi(x).
template <operand_type X>
constexpr built<primitives::normal_pdf_op, X> normal_pdf(X x) {
    return build<primitives::normal_pdf_op>(x);
}

/// |x|; the derivative at 0 is 0.
template <operand_type X>
constexpr built<primitives::abs_op, X> abs(X x) {
    return build<primitives::abs_op>(x);
}

/// -1, 0 or 1.
template <operand_type X>
constexpr built<primitives::sign_op, X> sign(X x) {
    return build<primitives::sign_op>(x);
}

/// x, taken as a constant by diff.
template <operand_type X>
constexpr built<primitives::stop_gradient_op, X> stop_gradient(X x) {
    return build<primitives::stop_gradient_op>(x);
}

/// base to the power of exponent, as C's `pow`.
template <class Base, class Exponent>
    requires operands<Base, Exponent>
constexpr built<primitives::pow_op, Base, Exponent> pow(Base base, Exponent exponent) {
    return build<primitives::pow_op>(base, exponent);
}

/// The largest of two or more.
template <class... A>
    requires(sizeof...(A) >= 2 && operands<A...>)
constexpr built<primitives::max_op, A...> max(A... a) { return build<primitives::max_op>(a...); }

/// Likewise. Of one type: beside `using namespace std` a better match than std::max.
template <operand_type A>
constexpr built<primitives::max_op, A, A> max(A const& a, A const& b) {
    return build<primitives::max_op>(a, b);
}

/// The smallest of two or more.
template <class... A>
    requires(sizeof...(A) >= 2 && operands<A...>)
constexpr built<primitives::min_op, A...> min(A... a) { return build<primitives::min_op>(a...); }

/// Likewise. Of one type: beside `using namespace std` a better match than std::min.
template <operand_type A>
constexpr built<primitives::min_op, A, A> min(A const& a, A const& b) {
    return build<primitives::min_op>(a, b);
}

/// x limited to the interval [low, high].
template <class X, class Low, class High>
    requires operands<X, Low, High>
constexpr built<primitives::clamp_op, X, Low, High> clamp(X x, Low low, High high) {
    return build<primitives::clamp_op>(x, low, high);
}

/// Likewise, of one type.
template <operand_type X>
constexpr built<primitives::clamp_op, X, X, X> clamp(X const& x, X const& low, X const& high) {
    return build<primitives::clamp_op>(x, low, high);
}

/// a where the condition holds, else b.
template <operand_type Condition, class A, class B>
    requires operands<Condition, A, B>
constexpr built<primitives::where_op, Condition, A, B> where(Condition condition, A a, B b) {
    return build<primitives::where_op>(condition, a, b);
}

} // namespace ogive::functions
