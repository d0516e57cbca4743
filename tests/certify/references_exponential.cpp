// SPDX-License-Identifier: BSL-1.0
#include "references.hpp"
#include <numbers>

namespace certify {

namespace {

constexpr auto exponential = [](auto const* a) { return exp(a[0]); };
constexpr auto logistic = [](auto const* a) { return sigmoid(a[0]); };
constexpr auto hyperbolic = [](auto const* a) { return tanh(a[0]); };

// log(x) - log(1 - x), 1 / (x (1 - x)), (2x - 1) / (x (1 - x))^2; -0 is on the other side of the pole, as division has it
constexpr auto logit = []<class T>(jet<T> const* a) {
    T const x = a[0].value, r = T(1) / x / (T(1) - x);
    return chain(a[0], log_of(x / (T(1) - x)), r, (x - (T(1) - x)) * r * r);
};
constexpr auto logsigmoid = [](auto const* a) { return -softplus(-a[0]); };
constexpr auto soft_plus = [](auto const* a) { return quotient(softplus(a[1] * a[0]), a[1].value); };
constexpr auto softcap = [](auto const* a) { return a[1] * tanh(quotient(a[0], a[1].value)); };
constexpr auto dynamic_tanh = [](auto const* a) { return a[2] * tanh(a[1] * a[0]) + a[3]; };

constexpr auto elu = [](auto const* a) { return choose(a[0] > constant(a[0], 0), a[0], a[1] * expm1(a[0])); };
constexpr auto selu = [](auto const* a) { return a[2] * elu(a); };
constexpr auto celu = [](auto const* a) {
    return choose(a[0] > constant(a[0], 0), a[0], a[1] * expm1(quotient(a[0], a[1].value)));
};
constexpr auto elish = [](auto const* a) {
    return a[0].value >= 0 ? a[0] * sigmoid(a[0]) : expm1(a[0]) * sigmoid(a[0]);
};
// parameters alpha_p, alpha_n, beta, eps
constexpr auto xielu = [](auto const* a) {
    if (a[0].value > 0) return a[1] * square(a[0]) + a[3] * a[0];
    auto const smaller = a[0] < a[4] ? a[0] : a[0] > a[4] ? a[4] : 0.5 * (a[0] + a[4]);
    return a[2] * (expm1(smaller) - a[0]) + a[3] * a[0];
};

constexpr auto gaussian = [](auto const* a) { return exp(-square(a[0])); };
// sigma sqrt(2) is one number, rounded to double
constexpr auto laplace = []<class T>(jet<T> const* a) {
    static T const root = sqrt_of(T(2));
    auto const z = quotient(a[0] - a[1], T(0.282095 * std::numbers::sqrt2));
    return normal(jet<T>{root * z.value, root * z.first, root * z.second});
};

/// x - tanh(x) by the continued fraction tanh(x) = x / (1 + x^2 / (3 + x^2 / (5 + ...))) near 0.
template <class T>
T x_less_tanh(T x) {
    if (magnitude(x) > T(1)) return x - tanh_of(x);
    T const z = x * x;
    T rest = T(41);
    for (int k = 39; k >= 3; k -= 2) rest = T(k) + z / rest;
    return x * (z / (rest + z));
}

constexpr auto tanhshrink = []<class T>(jet<T> const* a) {
    jet<T> const t = tanh(a[0]);
    return chain(a[0], x_less_tanh(a[0].value), t.value * t.value, -t.second);
};

constexpr auto sine = [](auto const* a) { return sin(a[1] * a[0]); };
// for alpha = 1 the first derivative is (sin x + cos x)^2
constexpr auto snake = []<class T>(jet<T> const* a) {
    T const alpha = a[1].value, u = alpha * a[0].value, s = sin_of(u), c = cos_of(u);
    return chain(a[0], a[0].value + s * s / alpha, (s + c) * (s + c), T(2) * alpha * ((c - s) * (c + s)));
};

} // namespace

void add_exponential(references& to) {
    to["exponential"] = make_reference<1, exponential>();
    to["sigmoid"] = make_fast_reference<1, logistic>();
    to["tanh"] = make_fast_reference<1, hyperbolic>();
    to["logit"] = make_reference<1, logit>();
    to["logsigmoid"] = make_fast_reference<1, logsigmoid>();
    to["softplus"] = make_fast_reference<2, soft_plus>();
    to["softcap"] = make_fast_reference<2, softcap>();
    to["dynamic_tanh"] = make_fast_reference<4, dynamic_tanh>();
    to["elu"] = make_fast_reference<2, elu>();
    to["selu"] = make_fast_reference<3, selu>();
    to["celu"] = make_fast_reference<2, celu>();
    to["elish"] = make_reference<1, elish>();
    to["xielu"] = make_reference<5, xielu>();
    to["gaussian"] = make_fast_reference<1, gaussian>();
    to["laplace"] = make_reference<3, laplace>();
    to["tanhshrink"] = make_reference<1, tanhshrink>();
    to["sine"] = make_reference<2, sine>();
    to["snake"] = make_reference<2, snake>();
    to["sine"].has_limits = to["snake"].has_limits = false;
}

} // namespace certify
