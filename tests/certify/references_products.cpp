// SPDX-License-Identifier: BSL-1.0
#include "references.hpp"

namespace certify {

namespace {

constexpr auto silu = [](auto const* a) { return a[0] * sigmoid(a[0]); };
constexpr auto swish = [](auto const* a) { return a[0] * sigmoid(a[1] * a[0]); };
constexpr auto quick_gelu = [](auto const* a) { return a[0] * sigmoid(1.702 * a[0]); };
constexpr auto acon_c = [](auto const* a) {
    auto const difference = (a[1] - a[2]) * a[0];
    return difference * sigmoid(a[3] * difference) + a[2] * a[0];
};

// g = s^alpha: alpha s(-u) g, alpha g s(-u) (alpha s(-u) - s(u)), of u = beta x
constexpr auto aria2 = []<class T>(jet<T> const* a) {
    T const alpha = a[1].value;
    jet<T> const u = a[2] * a[0], s = sigmoid(u);
    T const other = sigmoid(-u).value, g = exp_of(-alpha * softplus(-u).value);
    return a[0] * chain(u, g, alpha * other * g, alpha * g * other * (alpha * other - s.value));
};

// g = exp(-e), e = exp(-x): e g and (e^2 - e) g, where e overflows first
constexpr auto golu = []<class T>(jet<T> const* a) {
    T const x = a[0].value, e = exp_of(-x);
    T const once = exp_of(-e - x), twice = exp_of(-e - T(2) * x);
    return a[0] * chain(a[0], exp_of(-e), once, twice - once);
};

constexpr auto gelu = [](auto const* a) { return a[0] * normal(a[0]); };
constexpr auto gelu_tanh = [](auto const* a) { // the number is the double that is nearest to sqrt(2 / pi)
    return a[0] * sigmoid(2 * 0.7978845608028654 * (a[0] + 0.044715 * (a[0] * square(a[0]))));
};

/// tanh(softplus(x)) as a fraction of e = exp(-|x|), multiplied out.
template <class T>
jet<T> tanh_softplus(jet<T> const& x) {
    T const e = exp_of(-magnitude(x.value)), one = T(1), two = T(2);
    auto const negative = x.value < T(0);
    T const d = choose(negative, two + two * e + e * e, one + two * e + two * e * e);
    T const slope = T(4) * choose(negative, e, e * e) / (d * d);
    return chain(x, choose(negative, e * (e + two), one + two * e) / d, slope * (one + e),
                 slope / d *
                     choose(negative, two + two * e - T(3) * e * e - two * e * e * e,
                            two * e * e * e + two * e * e - T(3) * e - two));
}

/// tanh(log(1 + s)) = s (s + 2) / (s^2 + 2s + 2).
template <class T>
jet<T> tanh_log1p(jet<T> const& u) {
    T const s = u.value, d = s * s + T(2) * s + T(2);
    return chain(u, s * (s + T(2)) / d, T(4) * (T(1) + s) / (d * d),
                 T(-4) * (T(3) * s * s + T(6) * s + T(2)) / (d * d * d));
}

constexpr auto mish = [](auto const* a) { return a[0] * tanh_softplus(a[0]); };
constexpr auto smish = [](auto const* a) { return a[0] * tanh_log1p(sigmoid(a[0])); };
constexpr auto phish = [](auto const* a) { return a[0] * tanh(gelu(a)); };
constexpr auto serf = [](auto const* a) { return a[0] * erf(softplus(a[0])); };
constexpr auto tanhexp = [](auto const* a) {
    return a[0].value > 12 ? a[0] : a[0] * tanh(exp(a[0])); // 1 to 10^5 digits from there on
};
constexpr auto lisht = [](auto const* a) { return a[0] * tanh(a[0]); };

} // namespace

void add_products(references& to) {
    to["silu"] = make_fast_reference<1, silu>();
    to["swish"] = make_fast_reference<2, swish>();
    to["quick_gelu"] = make_fast_reference<1, quick_gelu>();
    to["acon_c"] = make_fast_reference<4, acon_c>();
    to["aria2"] = make_reference<3, aria2>();
    to["golu"] = make_reference<1, golu>();
    to["gelu"] = make_fast_reference<1, gelu>();
    to["gelu_tanh"] = make_fast_reference<1, gelu_tanh>();
    to["mish"] = make_fast_reference<1, mish>();
    to["smish"] = make_reference<1, smish>();
    to["phish"] = make_reference<1, phish>();
    to["serf"] = make_reference<1, serf>();
    to["tanhexp"] = make_reference<1, tanhexp>();
    to["lisht"] = make_fast_reference<1, lisht>();
}

} // namespace certify
