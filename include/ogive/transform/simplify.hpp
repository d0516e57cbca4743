// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/rewrite.hpp>

namespace ogive::graphs {

constexpr bool is_negative_number(node const& n) { return n.is_number() && n.value < 0; }
constexpr bool is_one_or_more(node const& n) { return n.is_number() && n.value >= 1; }
constexpr bool is_positive_number(node const& n) { return n.is_number() && n.value > 0; }

/// A number whose products with others of its kind neither overflow nor underflow, in float too.
constexpr bool is_moderate_number(node const& n) {
    double const size = n.value < 0 ? -n.value : n.value;
    return n.is_number() && size >= 1e-9 && size <= 1e9;
}

/// What multiplies the rounding of a subnormal number by little.
constexpr bool is_small_number(node const& n) { return n.is_number() && n.value >= 1e-9 && n.value <= 16; }

constexpr bool is_fraction(node const& n) { return n.is_number() && n.value > 0 && n.value < 1; }

/// A moderate number that is no integer.
constexpr bool is_non_integer(node const& n) {
    return is_moderate_number(n) && static_cast<double>(static_cast<long long>(n.value)) != n.value;
}

/// 1/sqrt(2) as users write it: within an ulp or two.
constexpr bool is_sqrt_half(node const& n) {
    double const error = n.value - 0.70710678118654752440;
    return n.is_number() && error < 3e-16 && error > -3e-16;
}

constexpr bool is_sqrt_two(node const& n) {
    double const error = n.value - 1.41421356237309504880;
    return n.is_number() && error < 5e-16 && error > -5e-16;
}

/// log(2), likewise.
constexpr bool is_log_two(node const& n) {
    double const error = n.value - 0.69314718055994530942;
    return n.is_number() && error < 3e-16 && error > -3e-16;
}

/// A positive number that may be multiplied by others before it is used: what stands for the square root of 2 is exact
/// only by itself.
constexpr bool is_plain_number(node const& n) {
    return is_moderate_number(n) && n.value > 0 && !is_sqrt_half(n) && !is_sqrt_two(n);
}

/// A power of two whose reciprocal is one too, exactly.
constexpr bool is_power_of_two(node const& n) {
    if (!is_moderate_number(n) || n.value < 0) return false;
    return (std::bit_cast<std::uint64_t>(n.value) & 0xfffffffffffffu) == 0;
}

/// Algebra that changes no value at a finite input by more than rounding, and keeps NaN: x - x is not 0, x / x not 1.
/// Normal form: signs are pulled out of products and quotients, numbers are positive where a sign can be outside.
inline constexpr auto const& simplify_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), b = w.any(), c = w.any(), d = w.any(), p = w.any(), q = w.any();
    auto const n = w.placeholder(is_plain_number), m = w.placeholder(is_plain_number);
    auto const negative = w.placeholder(is_negative_number), positive = w.placeholder(is_positive_number);
    auto const two_to_the_k = w.placeholder(is_power_of_two);

    w.rule(a + 0, a);
    w.rule(a + a, 2 * a);
    w.rule(a + (-b), a - b);
    w.rule(a + negative, a - (-negative));
    w.rule(a - 0, a);
    w.rule(0 - a, -a);
    w.rule(a - (-b), a + b);
    w.rule(a - negative, a + (-negative));
    w.rule(-a - b, -(a + b));
    w.rule(a - a, 0 * a);
    w.rule(-(-a), a);
    w.rule(-(a - b), b - a);

    w.rule(1 * a, a);
    w.rule(negative * a, -((-negative) * a));
    w.rule((-a) * b, -(a * b));
    w.rule(n * (m * a), (n * m) * a);
    w.rule(n * (m / a), (n * m) / a);
    w.rule((0.5 * a) * (2 * b), a * b);
    w.rule(0.5 * (a * (2 * b)), a * b);
    w.rule(n * where(p, a, m * b), where(p, n * a, (n * m) * b));

    w.rule(a / 1, a);
    w.rule(a / two_to_the_k, (1 / two_to_the_k) * a);
    w.rule((n * a) / (n * b), a / b);
    w.rule(negative / a, -((-negative) / a));
    w.rule(a / negative, -(a / (-negative)));
    w.rule((-a) / b, -(a / b));
    w.rule(a / (-b), -(a / b));

    w.rule(pow(a, 1), a);
    w.rule(pow(a, 2), square(a));
    w.rule(pow(a, 3), a * square(a));
    w.rule(pow(a, -1), 1 / a);
    w.rule(pow(a, 0.5), sqrt(a));
    w.rule(abs(abs(a)), abs(a));
    w.rule(abs(positive * a), positive * abs(a));
    w.rule(square(abs(a)), square(a));
    w.rule(max(a, a), a);
    w.rule(min(a, a), a);

    w.rule(!!p, p);
    w.rule(p && p, p);
    w.rule(p || p, p);
    w.rule(where(p, a, a), a);
    w.rule(where(!p, a, b), where(p, b, a));
    w.rule(where(p, where(p, a, b), c), where(p, a, c));
    w.rule(where(p, a, where(p, b, c)), where(p, a, c));
    // A branch that is not taken counts for nothing, even where the factor beside it is infinite or NaN.
    w.rule(a * where(p, b, 0), where(p, a * b, 0));
    w.rule(a * where(p, 0, b), where(p, 0, a * b));
    w.rule(a * where(p, b, where(q, c, 0)), where(p, a * b, where(q, a * c, 0)));
    w.rule(a * where(p, b, where(q, 0, c)), where(p, a * b, where(q, 0, a * c)));
    w.rule(where(p, b, 0) / a, where(p, b / a, 0));
    w.rule(where(p, 0, b) / a, where(p, 0, b / a));
    w.rule(-where(p, a, 0), where(p, -a, 0));
    w.rule(-where(p, 0, a), where(p, 0, -a));
    w.rule(where(p, a, b) + where(p, c, d), where(p, a + c, b + d));
    w.rule(where(p, a * c, b * c), where(p, a, b) * c);
    w.rule(where(p, a, 0) + where(q, where(p, 0, b), 0), where(p, a, where(q, b, 0)));
}>();

} // namespace ogive::graphs
