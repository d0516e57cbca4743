// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "dual.hpp"

// The formulas of the oracle, as the papers have them, of plain numbers and ifs. At a kink they take the side that the
// documentation names.

namespace oracles {

inline dual number(double value) { return dual(big(value)); }
inline dual positive_part(dual const& x) { return x > 0 ? x : number(0); }
inline dual limited(dual const& x, dual const& low, dual const& high) {
    return x <= low ? low : x >= high ? high : x;
}
inline dual logistic(dual const& x) { return x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)); }
inline dual hyperbolic_tangent(dual const& x) {
    if (x < 0) return -hyperbolic_tangent(-x);
    dual const e = exp(-2 * x);
    return (1 - e) / (1 + e);
}
inline dual log_one_plus_exp(dual const& x) { return x > 0 ? x + log(1 + exp(-x)) : log(1 + exp(x)); }
inline dual exponential_unit(dual const& x, dual const& alpha) { return x > 0 ? x : alpha * (exp(x) - 1); }

/// Boost.Math's erfc has no cancellation: fewer digits do, and take a hundredth of the time. Its derivatives are known.
inline dual complementary_error(dual const& x) {
    using fewer = mp::number<mp::cpp_bin_float<60>, mp::et_off>;
    big const at = x.derivative(0);
    big const slope = -2 * exp(-at * at) / sqrt(boost::math::constants::pi<big>());
    big const derivatives[]{big(boost::math::erfc(fewer(at))), slope, -2 * at * slope};
    return x.apply_derivatives(2, [&](std::size_t order) { return derivatives[order]; });
}
inline dual error(dual const& x) {
    using fewer = mp::number<mp::cpp_bin_float<60>, mp::et_off>;
    dual const y = -complementary_error(x); // erf, but for a constant
    return y - big(y.derivative(0)) + big(boost::math::erf(fewer(x.derivative(0))));
}
inline dual normal_distribution(dual const& x) { return complementary_error(-x / sqrt(big(2))) / 2; }
inline dual greatest(dual const& first) { return first; }
inline dual greatest(dual const& first, auto const&... rest) {
    dual const other = greatest(rest...);
    return first > other ? first : other;
}

// linear
template <>
inline constexpr auto formula<"identity"> = [](dual x) { return x; };
template <>
inline constexpr auto formula<"step"> = [](dual x) { return number(x >= 0 ? 1 : 0); };
template <>
inline constexpr auto formula<"exponential"> = [](dual x) { return exp(x); };

// rectifier
template <>
inline constexpr auto formula<"relu"> = [](dual x) { return positive_part(x); };
template <>
inline constexpr auto formula<"leaky_relu"> = [](dual x, dual slope) { return x > 0 ? x : slope * x; };
template <>
inline constexpr auto formula<"prelu"> = formula<"leaky_relu">;
template <>
inline constexpr auto formula<"rrelu"> =
    [](dual x, dual lower, dual upper) { return x > 0 ? x : x * (lower + upper) / 2; };
template <>
inline constexpr auto formula<"threshold"> =
    [](dual x, dual limit, dual value) { return x > limit ? x : value; };
template <>
inline constexpr auto formula<"relu2"> = [](dual x) { return x * positive_part(x); };
template <>
inline constexpr auto formula<"star_relu"> =
    [](dual x, dual scale, dual bias) { return scale * x * positive_part(x) + bias; };

// hard
template <>
inline constexpr auto formula<"hardtanh"> = [](dual x, dual low, dual high) { return limited(x, low, high); };
template <>
inline constexpr auto formula<"relu6"> = [](dual x) { return limited(x, number(0), number(6)); };
template <>
inline constexpr auto formula<"hardsigmoid"> =
    [](dual x) { return limited(x + 3, number(0), number(6)) / 6; };
template <>
inline constexpr auto formula<"hardswish"> = [](dual x) {
    return x <= -3 ? number(0) : x >= 3 ? x : x * (x + 3) / 6;
};
template <>
inline constexpr auto formula<"sparse_sigmoid"> =
    [](dual x) { return limited(x + 1, number(0), number(2)) / 2; };
template <>
inline constexpr auto formula<"sparse_plus"> = [](dual x) {
    return x <= -1 ? number(0) : x >= 1 ? x : (x + 1) * (x + 1) / 4;
};

// sigmoidal
template <>
inline constexpr auto formula<"sigmoid"> = [](dual x) { return logistic(x); };
template <>
inline constexpr auto formula<"logit"> = [](dual x) { return log(x) - log(1 - x); };
template <>
inline constexpr auto formula<"tanh"> = [](dual x) { return hyperbolic_tangent(x); };
template <>
inline constexpr auto formula<"logsigmoid"> = [](dual x) { return -log_one_plus_exp(-x); };
template <>
inline constexpr auto formula<"softplus"> =
    [](dual x, dual beta) { return log_one_plus_exp(beta * x) / beta; };
template <>
inline constexpr auto formula<"softcap"> = [](dual x, dual cap) { return cap * hyperbolic_tangent(x / cap); };
template <>
inline constexpr auto formula<"dynamic_tanh"> =
    [](dual x, dual alpha, dual weight, dual bias) { return weight * hyperbolic_tangent(alpha * x) + bias; };

// algebraic
template <>
inline constexpr auto formula<"softsign"> = [](dual x) {
    return x > 0 ? x / (1 + x) : x < 0 ? x / (1 - x) : x;
};
template <>
inline constexpr auto formula<"isru"> = [](dual x, dual alpha) { return x / sqrt(1 + alpha * x * x); };
template <>
inline constexpr auto formula<"isrlu"> =
    [](dual x, dual alpha) { return x >= 0 ? x : x / sqrt(1 + alpha * x * x); };
template <>
inline constexpr auto formula<"bent_identity"> = [](dual x) { return (sqrt(x * x + 1) - 1) / 2 + x; };
template <>
inline constexpr auto formula<"squareplus"> = [](dual x, dual b) { return (x + sqrt(x * x + b)) / 2; };

// elu
template <>
inline constexpr auto formula<"elu"> = [](dual x, dual alpha) { return exponential_unit(x, alpha); };
template <>
inline constexpr auto formula<"selu"> =
    [](dual x, dual alpha, dual gamma) { return gamma * exponential_unit(x, alpha); };
template <>
inline constexpr auto formula<"celu"> =
    [](dual x, dual alpha) { return x > 0 ? x : alpha * (exp(x / alpha) - 1); };
template <>
inline constexpr auto formula<"elish"> =
    [](dual x) { return x >= 0 ? x / (1 + exp(-x)) : (exp(x) - 1) / (1 + exp(-x)); };
template <>
inline constexpr auto formula<"xielu"> = [](dual x, dual alpha_p, dual alpha_n, dual beta, dual eps) {
    if (x > 0) return alpha_p * x * x + beta * x;
    dual const smaller = x < eps ? x : x > eps ? eps : (x + eps) / 2;
    return alpha_n * (exp(smaller) - 1 - x) + beta * x;
};

// swish
template <>
inline constexpr auto formula<"silu"> = [](dual x) { return x * logistic(x); };
template <>
inline constexpr auto formula<"swish"> = [](dual x, dual beta) { return x * logistic(beta * x); };
template <>
inline constexpr auto formula<"quick_gelu"> = [](dual x) { return x * logistic(number(1.702) * x); };
template <>
inline constexpr auto formula<"acon_c"> = [](dual x, dual p1, dual p2, dual beta) {
    dual const difference = (p1 - p2) * x;
    return difference * logistic(beta * difference) + p2 * x;
};
template <>
inline constexpr auto formula<"aria2"> =
    [](dual x, dual alpha, dual beta) { return x * exp(-alpha * log_one_plus_exp(-beta * x)); };
template <>
inline constexpr auto formula<"golu"> = [](dual x) { return x * exp(-exp(-x)); };

// gelu
template <>
inline constexpr auto formula<"gelu"> = [](dual x) { return x * normal_distribution(x); };
template <>
inline constexpr auto formula<"gelu_tanh"> = [](dual x) {
    big const slope = 2 * big(0.7978845608028654); // the double nearest to sqrt(2 / pi)
    return x * logistic(slope * (x + big(0.044715) * x * x * x));
};
template <>
inline constexpr auto formula<"gaussian"> = [](dual x) { return exp(-x * x); };
template <>
inline constexpr auto formula<"laplace"> = [](dual x, dual mu, dual sigma) {
    // numbers are multiplied in double, also where a derivative with respect to sigma is wanted
    double const number = static_cast<double>(sigma);
    dual const scale = sigma * (big(number * 1.4142135623730951) / number);
    return normal_distribution((x - mu) * (sqrt(big(2)) / scale));
};

// mish
template <>
inline constexpr auto formula<"mish"> = [](dual x) { return x * hyperbolic_tangent(log_one_plus_exp(x)); };
template <>
inline constexpr auto formula<"smish"> = [](dual x) { return x * hyperbolic_tangent(log(1 + logistic(x))); };
template <>
inline constexpr auto formula<"phish"> =
    [](dual x) { return x * hyperbolic_tangent(x * normal_distribution(x)); };
template <>
inline constexpr auto formula<"serf"> = [](dual x) { return x * error(log_one_plus_exp(x)); };
template <>
inline constexpr auto formula<"tanhexp"> = [](dual x) { return x * hyperbolic_tangent(exp(x)); };
template <>
inline constexpr auto formula<"lisht"> = [](dual x) { return x * hyperbolic_tangent(x); };

// shrink
template <>
inline constexpr auto formula<"hardshrink"> = [](dual x, dual l) { return x > l || x < -l ? x : number(0); };
template <>
inline constexpr auto formula<"softshrink"> = [](dual x, dual l) {
    return x > l ? x - l : x < -l ? x + l : number(0);
};
template <>
inline constexpr auto formula<"tanhshrink"> = [](dual x) { return x - hyperbolic_tangent(x); };

// periodic
template <>
inline constexpr auto formula<"sine"> = [](dual x, dual omega) { return sin(omega * x); };
template <>
inline constexpr auto formula<"snake"> =
    [](dual x, dual alpha) { return x + (1 - cos(2 * alpha * x)) / (2 * alpha); };

// gated
template <>
inline constexpr auto formula<"glu"> = [](dual a, dual b) { return a * logistic(b); };
template <>
inline constexpr auto formula<"bilinear"> = [](dual a, dual b) { return a * b; };
template <>
inline constexpr auto formula<"reglu"> = [](dual a, dual b) { return a * positive_part(b); };
template <>
inline constexpr auto formula<"geglu"> = [](dual a, dual b) { return a * b * normal_distribution(b); };
template <>
inline constexpr auto formula<"swiglu"> =
    [](dual a, dual b, dual beta) { return a * b * logistic(beta * b); };
template <>
inline constexpr auto formula<"clamped_swiglu"> = [](dual a, dual b, dual alpha, dual limit) {
    dual const gate = b > limit ? limit : b;
    dual const value = a > limit ? limit : a < -limit ? -limit : a;
    return (value + 1) * gate * logistic(alpha * gate);
};

// maxout
template <>
inline constexpr auto formula<"maxout2"> = [](auto... x) { return greatest(x...); };
template <>
inline constexpr auto formula<"maxout3"> = formula<"maxout2">;
template <>
inline constexpr auto formula<"maxout4"> = formula<"maxout2">;
template <>
inline constexpr auto formula<"maxout5"> = formula<"maxout2">;
template <>
inline constexpr auto formula<"maxout6"> = formula<"maxout2">;
template <>
inline constexpr auto formula<"maxout7"> = formula<"maxout2">;
template <>
inline constexpr auto formula<"maxout8"> = formula<"maxout2">;

} // namespace oracles
