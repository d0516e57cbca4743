// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "jet.hpp"
#include <numbers>
#include <ogive/ogive.hpp>
#include <vector>

// What textbooks write, and what it means.

using ogive::graphs::term;
using certify::jet;
using certify::quad;
using certify::sized;

/// A formula of u, as it is written and by its meaning, in 113 bits; and with the largest term of its sums.
struct form {
    char const* text;
    term (*written)(term u);
    jet<quad> (*meaning)(jet<quad> const&);
    jet<sized<quad>> (*terms)(jet<sized<quad>> const&);
    bool any_argument = true; ///< false: only x, scaled, negated or moved
    int orders = 3;           ///< how many of value, first and second derivative
};

/// u as a formula of x.
struct argument {
    char const* text;
    term (*written)(term x);
    jet<quad> (*meaning)(jet<quad> const&);
    jet<sized<quad>> (*terms)(jet<sized<quad>> const&);
    bool is_linear = true;
};

/// A formula made of another one.
struct variant {
    char const* name;
    term (*written)(term f);
    double factor;
};

namespace meanings {

using namespace certify;

constexpr auto one_minus_sigmoid = [](auto const& u) { return sigmoid(-u); };
constexpr auto logistic = [](auto const& u) { return sigmoid(u); };
constexpr auto minus_other_sigmoid = [](auto const& u) { return -sigmoid(-u); };
constexpr auto swish = [](auto const& u) { return u * sigmoid(u); };
constexpr auto logistic_slope = [](auto const& u) { return sigmoid(u) * sigmoid(-u); };
constexpr auto hyperbolic = [](auto const& u) { return tanh(u); };
constexpr auto sech2 = [](auto const& u) { return 4.0 * (sigmoid(2.0 * u) * sigmoid(-(2.0 * u))); };
constexpr auto one_minus_tanh = [](auto const& u) { return 2.0 * sigmoid(-(2.0 * u)); };
constexpr auto one_plus_tanh = [](auto const& u) { return 2.0 * sigmoid(2.0 * u); };
constexpr auto half_one_plus_tanh = [](auto const& u) { return sigmoid(2.0 * u); };
constexpr auto soft_plus = [](auto const& u) { return softplus(u); };
constexpr auto log_sigmoid = [](auto const& u) { return -softplus(-u); };
constexpr auto minus_softplus = [](auto const& u) { return -softplus(u); };
constexpr auto distribution = [](auto const& u) { return normal(u); };
constexpr auto gelu = [](auto const& u) { return u * normal(u); };
constexpr auto exponential = [](auto const& u) { return exp(u); };
constexpr auto exponential_of_minus = [](auto const& u) { return exp(-u); };
constexpr auto exponential_of_twice = [](auto const& u) { return exp(2.0 * u); };
constexpr auto exponential_minus_one = [](auto const& u) { return expm1(u); };
constexpr auto exponential_of_sum = [](auto const& u) { return exp(u + constant(u, 0.75)); };
constexpr auto log_of_sum = [](auto const& u) { return constant(u, 0.75) + softplus(u - constant(u, 0.75)); };

/// tanh(softplus(u)) as in the references of certify, multiplied out.
template <class T>
jet<T> tanh_softplus(jet<T> const& x) {
    T const e = exp_of(-magnitude(x.value)), one = T(1), two = T(2);
    bool const negative = x.value < T(0);
    T const d = negative ? two + two * e + e * e : one + two * e + two * e * e;
    T const slope = T(4) * (negative ? e : e * e) / (d * d);
    return chain(x, (negative ? e * (e + two) : one + two * e) / d, slope * (one + e),
                 slope / d *
                     (negative ? two + two * e - T(3) * e * e - two * e * e * e
                               : two * e * e * e + two * e * e - T(3) * e - two));
}
constexpr auto mish = [](auto const& u) { return u * tanh_softplus(u); };
constexpr auto elu = [](auto const& u) { return u > constant(u, 0) ? u : 1.5 * expm1(u); };
constexpr auto elu_of_one = [](auto const& u) { return u > constant(u, 0) ? u : expm1(u); };

template <class T>
jet<T> log_one_plus(jet<T> const& u) {
    T const r = T(1) / (T(1) + u.value);
    return chain(u, log1p_of(u.value), r, -(r * r));
}
constexpr auto log_1p = [](auto const& u) { return log_one_plus(u); };

/// log(e^u - 1); only its value.
template <class T>
jet<T> log_of_expm1(jet<T> const& u) {
    return chain(u, u.value + log_of(-expm1_of(-u.value)), T(0), T(0));
}
constexpr auto inverse_softplus = [](auto const& u) { return log_of_expm1(u); };
constexpr auto half_hyperbolic = [](auto const& u) { return 0.5 * tanh(0.5 * u); };
constexpr auto square_of_sum = [](auto const& u) { return u * (u + constant(u, 2)); };

/// sqrt(u^2 + 3) - u = 3 / (sqrt(u^2 + 3) + u): of the root q, (u - q) / q and 3 / q^3.
template <class T>
jet<T> root_less(jet<T> const& u) {
    T const q = sqrt_of(u.value * u.value + T(3));
    T const value = u.value > T(0) ? T(3) / (q + u.value) : q - u.value;
    return chain(u, value, -value / q, T(3) / (q * q * q));
}
constexpr auto root_minus = [](auto const& u) { return root_less(u); };
constexpr auto root_plus = [](auto const& u) { return root_less(-u); };

template <auto Meaning>
form of(char const* text, term (*written)(term)) {
    return {text, written, Meaning, Meaning};
}

/// Of linear arguments: elsewhere its terms cancel, as those of log(1 + u) around u = -1.
constexpr form of_linear(form f) {
    f.any_argument = false;
    return f;
}

/// Only the value.
constexpr form value_of(form f) {
    f.orders = 1;
    return f;
}

/// Without second derivative.
constexpr form once(form f) {
    f.orders = 2;
    return f;
}

} // namespace meanings

// clang-format off
#define FORM(meaning, formula) meanings::of<meanings::meaning>(#formula, [](term u) -> term { return formula; })
// clang-format on

inline std::vector<form> all_forms() {
    constexpr double sqrt2 = std::numbers::sqrt2, inv_sqrt2 = 1 / std::numbers::sqrt2;
    return {
        FORM(logistic, 1 / (1 + exp(-u))),
        FORM(logistic, 1 / (exp(-u) + 1)),
        FORM(logistic, exp(u) / (exp(u) + 1)),
        FORM(logistic, exp(u) / (1 + exp(u))),
        FORM(logistic, exp(u) * (1 / (1 + exp(u)))),
        FORM(logistic, 0.5 * (1 + tanh(0.5 * u))),
        FORM(logistic, (tanh(u / 2) + 1) / 2),
        FORM(logistic, 0.5 + 0.5 * tanh(u / 2)),
        FORM(logistic, 1 - 1 / (1 + exp(u))),
        FORM(logistic, 1 - 1 / (exp(u) + 1)),
        FORM(logistic, 1 - sigmoid(-u)),
        FORM(logistic, exp(-log(1 + exp(-u)))),
        FORM(logistic, pow(1 + exp(-u), -1)),
        FORM(one_minus_sigmoid, 1 - sigmoid(u)),
        FORM(one_minus_sigmoid, -sigmoid(u) + 1),
        FORM(one_minus_sigmoid, -(sigmoid(u) - 1)),
        FORM(one_minus_sigmoid, 1 - 1 / (1 + exp(-u))),
        FORM(one_minus_sigmoid, exp(-u) / (1 + exp(-u))),
        FORM(one_minus_sigmoid, 0.5 - 0.5 * tanh(u / 2)),
        FORM(minus_other_sigmoid, sigmoid(u) - 1),
        FORM(minus_other_sigmoid, 1 / (1 + exp(-u)) - 1),
        FORM(logistic_slope, sigmoid(u) * (1 - sigmoid(u))),
        FORM(logistic_slope, (1 - sigmoid(u)) * sigmoid(u)),
        FORM(logistic_slope, exp(-u) / square(1 + exp(-u))),
        FORM(logistic_slope, exp(u) / square(exp(u) + 1)),
        FORM(logistic_slope, sigmoid(u) - square(sigmoid(u))),
        FORM(swish, u / (1 + exp(-u))),
        FORM(swish, u * (1 / (1 + exp(-u)))),
        FORM(swish, u / (exp(-u) + 1)),
        FORM(swish, u * exp(u) / (exp(u) + 1)),
        FORM(swish, u * sigmoid(u)),
        FORM(swish, sigmoid(u) * u),
        FORM(swish, 0.5 * u * (1 + tanh(0.5 * u))),
        FORM(swish, u - u * sigmoid(-u)),
        FORM(swish, u * (1 - 1 / (1 + exp(u)))),
        FORM(hyperbolic, (exp(u) - exp(-u)) / (exp(u) + exp(-u))),
        FORM(hyperbolic, (exp(u) - exp(-u)) / (exp(-u) + exp(u))),
        FORM(hyperbolic, (exp(u) - 1 / exp(u)) / (exp(u) + 1 / exp(u))),
        FORM(hyperbolic, 1 - 2 / (exp(2 * u) + 1)),
        FORM(hyperbolic, 1 - 2 / (1 + exp(2 * u))),
        FORM(hyperbolic, 2 / (1 + exp(-2 * u)) - 1),
        FORM(hyperbolic, (exp(2 * u) - 1) / (exp(2 * u) + 1)),
        FORM(hyperbolic, (1 - exp(-2 * u)) / (1 + exp(-2 * u))),
        FORM(hyperbolic, 2 * sigmoid(2 * u) - 1),
        FORM(hyperbolic, 1 - 2 * sigmoid(-2 * u)),
        FORM(hyperbolic, 0.5 * (exp(u) - exp(-u)) / (0.5 * (exp(u) + exp(-u)))),
        FORM(sech2, 1 - tanh(u) * tanh(u)),
        FORM(sech2, 1 - square(tanh(u))),
        FORM(sech2, 1 - pow(tanh(u), 2)),
        FORM(sech2, (1 - tanh(u)) * (1 + tanh(u))),
        FORM(sech2, 4 / square(exp(u) + exp(-u))),
        FORM(sech2, 4 * sigmoid(2 * u) * (1 - sigmoid(2 * u))),
        FORM(half_hyperbolic, sigmoid(u) - 0.5),
        FORM(half_hyperbolic, 1 / (1 + exp(-u)) - 0.5),
        FORM(half_hyperbolic, 0.5 - 1 / (1 + exp(u))),
        FORM(half_hyperbolic, 0.5 * (sigmoid(u) - sigmoid(-u))),
        FORM(one_minus_tanh, 1 - tanh(u)),
        FORM(one_plus_tanh, tanh(u) + 1),
        FORM(one_plus_tanh, 2 - 2 / (1 + exp(2 * u))),
        FORM(half_one_plus_tanh, 0.5 * (1 + tanh(u))),
        FORM(half_one_plus_tanh, (1 + tanh(u)) / 2),
        FORM(half_one_plus_tanh, exp(u) / (exp(u) + exp(-u))),
        FORM(half_one_plus_tanh, exp(u) / (exp(-u) + exp(u))),
        FORM(soft_plus, log(1 + exp(u))),
        FORM(soft_plus, log(exp(u) + 1)),
        FORM(soft_plus, log1p(exp(u))),
        FORM(soft_plus, -log(sigmoid(-u))),
        FORM(soft_plus, -log(1 - sigmoid(u))),
        FORM(soft_plus, u + log(1 + exp(-u))),
        FORM(soft_plus, max(u, 0) + log(1 + exp(-abs(u)))),
        FORM(log_sigmoid, -log(1 + exp(-u))),
        FORM(log_sigmoid, -log1p(exp(-u))),
        FORM(log_sigmoid, log(sigmoid(u))),
        FORM(log_sigmoid, log(1 / (1 + exp(-u)))),
        FORM(log_sigmoid, log(exp(u) / (1 + exp(u)))),
        FORM(log_sigmoid, u - log(1 + exp(u))),
        FORM(minus_softplus, log(1 - sigmoid(u))),
        FORM(minus_softplus, log(1 - 1 / (1 + exp(-u)))),
        FORM(distribution, 0.5 * (1 + erf(u / sqrt2))),
        FORM(distribution, 0.5 * (1 + erf(inv_sqrt2 * u))),
        FORM(distribution, (erf(u / sqrt2) + 1) / 2),
        FORM(distribution, 0.5 + 0.5 * erf(u / sqrt2)),
        FORM(distribution, 0.5 * erfc(-u / sqrt2)),
        FORM(distribution, 1 - 0.5 * erfc(u / sqrt2)),
        FORM(gelu, 0.5 * u * (1 + erf(u / sqrt2))),
        FORM(gelu, u * 0.5 * (1 + erf(u / sqrt2))),
        FORM(gelu, u * (1 + erf(u / sqrt2)) / 2),
        FORM(gelu, u / 2 * (erf(u * inv_sqrt2) + 1)),
        FORM(gelu, 0.5 * (u * (1 + erf(u / sqrt2)))),
        FORM(gelu, 0.5 * u + 0.5 * u * erf(u / sqrt2)),
        meanings::once(FORM(mish, u * tanh(log(1 + exp(u))))),
        meanings::once(FORM(mish, tanh(log1p(exp(u))) * u)),
        meanings::once(FORM(mish, u * tanh(softplus(u)))),
        FORM(elu, where(u > 0, u, 1.5 * (exp(u) - 1))),
        FORM(elu, where(u <= 0, (exp(u) - 1) * 1.5, u)),
        meanings::once(FORM(elu_of_one, max(u, 0) + min(exp(u) - 1, 0))),
        FORM(exponential_minus_one, exp(u) - 1),
        FORM(exponential_minus_one, -1 + exp(u)),
        FORM(exponential_minus_one, -(1 - exp(u))),
        meanings::of_linear(FORM(log_1p, log(1 + u))),
        meanings::of_linear(FORM(log_1p, log(u + 1))),
        meanings::value_of(meanings::of_linear(FORM(square_of_sum, square(1 + u) - 1))),
        meanings::value_of(meanings::of_linear(FORM(square_of_sum, (u + 1) * (u + 1) - 1))),
        meanings::value_of(meanings::of_linear(FORM(inverse_softplus, log(exp(u) - 1)))),
        meanings::value_of(meanings::of_linear(FORM(inverse_softplus, u + log(1 - exp(-u))))),
        FORM(exponential_of_sum, exp(u) * exp(0.75)),
        FORM(exponential_of_twice, exp(u) * exp(u)),
        FORM(exponential_of_twice, square(exp(u))),
        meanings::of_linear(FORM(exponential_of_twice, exp(3 * u) / exp(u))),
        meanings::of_linear(FORM(exponential_of_twice, exp(3 * u) * exp(-u))),
        FORM(exponential, 1 / exp(-u)),
        FORM(exponential, sqrt(exp(2 * u))),
        FORM(exponential_of_minus, 1 / exp(u)),
        FORM(log_of_sum, log(exp(u) + exp(0.75 + 0 * u))),
        meanings::value_of(meanings::of_linear(FORM(root_minus, sqrt(u * u + 3) - u))),
        meanings::value_of(meanings::of_linear(FORM(root_minus, -u + sqrt(square(u) + 3)))),
        meanings::value_of(meanings::of_linear(FORM(root_plus, sqrt(3 + u * u) + u))),
        meanings::value_of(meanings::of_linear(FORM(root_plus, u + sqrt(u * u + 3)))),
    };
}
#undef FORM

// clang-format off
#define ARGUMENT(formula)                                                                                    \
    argument{#formula, [](term x) -> term { return formula; },                                               \
             [](jet<quad> const& x) -> jet<quad> { return formula; },                                        \
             [](jet<sized<quad>> const& x) -> jet<sized<quad>> { return formula; }}
// clang-format on

template <class T>
jet<T> operator-(jet<T> const& a, double b) {
    return a - certify::constant(a, b);
}

constexpr argument not_linear(argument a) {
    a.is_linear = false;
    return a;
}

inline std::vector<argument> all_arguments() {
    return {ARGUMENT(x),
            ARGUMENT(-x),
            ARGUMENT(2.5 * x),
            ARGUMENT(-(0.375 * x)),
            ARGUMENT(x - 3),
            not_linear(ARGUMENT(0.1 * (x * square(x)))),
            not_linear(ARGUMENT(x + 0.044715 * (x * square(x))))};
}
#undef ARGUMENT

inline std::vector<variant> all_variants() {
    return {{"itself", [](term f) { return f; }, 1},
            {"the negative", [](term f) { return -f; }, -1},
            {"three times", [](term f) { return 3 * f; }, 3}};
}
