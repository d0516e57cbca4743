// SPDX-License-Identifier: BSL-1.0
#include "references.hpp"

namespace certify {

namespace {

constexpr auto identity = [](auto const* a) { return a[0]; };
constexpr auto step = [](auto const* a) { return constant(a[0], a[0].value >= 0 ? 1 : 0); };

/// x for x > 0, else 0.
template <class T>
jet<T> positive_part(jet<T> const& x) {
    return x.value > 0 ? x : constant(x, 0);
}

/// In [low, high]; constant at both ends.
template <class T>
jet<T> limited(jet<T> const& x, double low, double high) {
    return x.value <= T(low) ? constant(x, low) : x.value >= T(high) ? constant(x, high) : x;
}

constexpr auto relu = [](auto const* a) { return positive_part(a[0]); };
constexpr auto leaky_relu = [](auto const* a) { return a[0].value > 0 ? a[0] : a[1] * a[0]; };
constexpr auto rrelu = [](auto const* a) { return a[0].value > 0 ? a[0] : 0.5 * (a[0] * (a[1] + a[2])); };
constexpr auto threshold = [](auto const* a) { return a[0] > a[1] ? a[0] : a[2]; };
constexpr auto relu2 = [](auto const* a) { return square(positive_part(a[0])); };
constexpr auto relu2_at_0 = [](auto const* a) { return a[0].value > 0 ? relu2(a) : constant(a[0], 0); };
constexpr auto star_relu = [](auto const* a) { return a[1] * relu2_at_0(a) + a[2]; };

constexpr auto hardtanh = [](auto const* a) { return a[0] <= a[1] ? a[1] : a[0] >= a[2] ? a[2] : a[0]; };
constexpr auto relu6 = [](auto const* a) { return limited(a[0], 0, 6); };

template <class T>
jet<T> ramp(jet<T> const& x, double from, double to) {
    return quotient(limited(x, from, to) - constant(x, from), T(to - from));
}

constexpr auto hardsigmoid = [](auto const* a) { return ramp(a[0], -3, 3); };
constexpr auto sparse_sigmoid = [](auto const* a) { return ramp(a[0], -1, 1); };
constexpr auto hardswish = [](auto const* a) {
    return a[0].value <= -3 ? constant(a[0], 0) : a[0].value >= 3 ? a[0] : a[0] * ramp(a[0], -3, 3);
};
constexpr auto sparse_plus = [](auto const* a) {
    return a[0].value <= -1  ? constant(a[0], 0)
           : a[0].value >= 1 ? a[0]
                             : square(0.5 * (a[0] + constant(a[0], 1)));
};

constexpr auto hardshrink = [](auto const* a) {
    return a[0] > a[1] || a[0] < -a[1] ? a[0] : constant(a[0], 0);
};
constexpr auto softshrink = [](auto const* a) {
    return a[0] > a[1] ? a[0] - a[1] : a[0] < -a[1] ? a[0] + a[1] : constant(a[0], 0);
};

// of x and 1 / sqrt(1 + alpha x^2) = r: r^3 and -3 alpha x r^5
constexpr auto isru = []<class T>(jet<T> const* a) {
    T const x = a[0].value, alpha = a[1].value, r = T(1) / sqrt_of(T(1) + alpha * (x * x));
    return chain(a[0], x * r, r * r * r, T(-3) * alpha * (x * r) * (r * r) * (r * r));
};
constexpr auto isrlu = [](auto const* a) { return a[0].value >= 0 ? a[0] : isru(a); };
constexpr auto softsign = []<class T>(jet<T> const* a) {
    T const x = a[0].value, r = T(1) / (T(1) + magnitude(x));
    return chain(a[0], x * r, r * r, T(x > 0 ? -2 : x < 0 ? 2 : 0) * r * r * r);
};
// sqrt(x^2 + 1) - 1 = x^2 / (sqrt(x^2 + 1) + 1)
constexpr auto bent_identity = []<class T>(jet<T> const* a) {
    T const x = a[0].value, root = sqrt_of(x * x + T(1));
    return chain(a[0], x * (x / (root + T(1))) / T(2) + x, x / (T(2) * root) + T(1),
                 T(1) / (T(2) * root * (root * root)));
};
// x + sqrt(x^2 + b) = b / (sqrt(x^2 + b) - x)
constexpr auto squareplus = []<class T>(jet<T> const* a) {
    T const x = a[0].value, b = a[1].value, root = sqrt_of(x * x + b);
    T const value = x < T(0) ? b / (T(2) * (root - x)) : (x + root) / T(2);
    return chain(a[0], value, value / root, b / (T(2) * root * (root * root)));
};

template <class T>
jet<T> greatest(jet<T> const* a, int count) {
    int best = 0;
    for (int i = 1; i < count; ++i)
        if (a[i] > a[best]) best = i;
    return a[best];
}

template <int Count>
constexpr auto maxout = [](auto const* a) { return greatest(a, Count); };

} // namespace

void add_piecewise(references& to) {
    to["identity"] = make_reference<1, identity>();
    to["step"] = make_reference<1, step>();
    to["relu"] = make_reference<1, relu>();
    to["leaky_relu"] = make_reference<2, leaky_relu>();
    to["prelu"] = make_reference<2, leaky_relu>();
    to["rrelu"] = make_reference<3, rrelu>();
    to["threshold"] = make_reference<3, threshold>();
    to["relu2"] = make_reference<1, relu2_at_0>();
    to["star_relu"] = make_reference<3, star_relu>();
    to["hardtanh"] = make_reference<3, hardtanh>();
    to["relu6"] = make_reference<1, relu6>();
    to["hardsigmoid"] = make_reference<1, hardsigmoid>();
    to["sparse_sigmoid"] = make_reference<1, sparse_sigmoid>();
    to["hardswish"] = make_reference<1, hardswish>();
    to["sparse_plus"] = make_reference<1, sparse_plus>();
    to["hardshrink"] = make_reference<2, hardshrink>();
    to["softshrink"] = make_reference<2, softshrink>();
    to["softsign"] = make_reference<1, softsign>();
    to["isru"] = make_reference<2, isru>();
    to["isrlu"] = make_reference<2, isrlu>();
    to["bent_identity"] = make_reference<1, bent_identity>();
    to["squareplus"] = make_reference<2, squareplus>();
    to["maxout2"] = make_reference<2, maxout<2>>();
    to["maxout3"] = make_reference<3, maxout<3>>();
    to["maxout4"] = make_reference<4, maxout<4>>();
    to["maxout5"] = make_reference<5, maxout<5>>();
    to["maxout6"] = make_reference<6, maxout<6>>();
    to["maxout7"] = make_reference<7, maxout<7>>();
    to["maxout8"] = make_reference<8, maxout<8>>();
}

references const& all_references() {
    static references const result = [] {
        references all;
        add_piecewise(all);
        add_exponential(all);
        add_products(all);
        add_gated(all);
        return all;
    }();
    return result;
}

} // namespace certify
