// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <initializer_list>
#include <ogive/primitive/quotient.hpp>
#include <ogive/primitive/rest.hpp>
#include <ogive/transform/limits.hpp>
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// The parts of sigmoid(±x): e = exp(-|x|) and r = 1 / (1 + e).
struct sigmoid_parts {
    term x, e, denominator, r;

    constexpr explicit sigmoid_parts(term argument)
        : x(argument), e(exp(-abs(x))), denominator(1 + e), r(1 / denominator) {}

    constexpr term over(term numerator) const {
        return piece<primitives::shared_quotient_op>(numerator, denominator, r);
    }
    constexpr term over_square(term numerator) const {
        return piece<primitives::over_square_op>(numerator, e, denominator, r);
    }
    /// Likewise, where the numerator is rounded little.
    constexpr term twice_over(term numerator) const {
        return piece<primitives::twice_over_op>(numerator, e, denominator, r);
    }
};

/// The parts of the rational forms of tanh(softplus(x)) and of the factors of its derivative: with E = exp(x) they are
/// E(E+2)/D, (1+E)^2/D and 1/D where D = 1 + (1+E)^2. Both sides of the fraction are over E^2 for x >= 0.
struct softplus_parts {
    term x, e, f, sum, denominator, d;

    constexpr explicit softplus_parts(term argument)
        : x(argument), e(exp(-abs(x))), f(where(x >= 0, e + e, e)), sum(1 + f), denominator(1 + sum * sum),
          d(1 / denominator) {}

    /// 1 - tanh(softplus(x)), for x < 0 of tanh without a factor e.
    constexpr term rest() const { return (f * where(x >= 0, f, sum)) * d; }
    constexpr term tanh() const { return 1 - rest(); }
    /// sigmoid(2 softplus(x)).
    constexpr term large() const { return where(x >= 0, 2, 1) * (square(1 + e) * d); }
    /// Over the denominator's square, which is rounded less as a polynomial of its own.
    constexpr term over_square(term numerator) const {
        auto const square = 4 + f * (8 + f * (8 + f * (4 + f)));
        return piece<primitives::shared_quotient_op>(numerator, square, d * d);
    }
};

/// A number up to which exponentials are finite.
constexpr bool bounds_exponential(node const& n) { return n.is_number() && n.value <= 80; }

/// Products of an unbounded factor and a decaying one. They are normal numbers where the decaying factor is
/// subnormal: so the exponential comes last.
inline constexpr auto const& open_products_rules = frozen_table<[](rule_writer& w) {
    auto const x = w.any(), v = w.any();
    auto const n = w.placeholder(is_moderate_number);
    softplus_parts const s(x);
    sigmoid_parts const of(x);
    auto const d = s.d, r = of.r;
    // The argument of such an exponential is never positive: -|x|, -c |x| or -x^2.
    auto const u = -w.any();
    w.rule(finite_below(finite_below(x)), finite_below(x));
    w.rule(n * piece<primitives::exp_product_op>(v, u), piece<primitives::exp_product_op>(n * v, u));
    auto const mills = piece<primitives::mills_op>(abs(x));
    auto const times_exp = [&](term factor) { return piece<primitives::exp_product_op>(factor, -abs(x)); };
    auto const minus_square = -square(x), finite = finite_above(finite_below(v));
    auto const mish = v - finite * s.rest(); // one rounding less than with tanh
    // n v may be infinite.
    auto const with_multiple = [&](term multiple, term exponent) {
        return piece<primitives::exp_product_of_two_op>(v, multiple, exponent);
    };
    auto const f = piece<primitives::unbounded_op>(v);
    w.rule(f * sigmoid(2 * softplus(x)), v * s.large());
    w.rule(f * sigmoid(-(2 * softplus(x))), where(x >= 0, times_exp(times_exp(v * (2 * d))), v * d));
    // The second of sigmoid(x) and sigmoid(-x), the first being opened already
    auto const first = where(x >= 0, v * r, times_exp(v * r)), last = where(x >= 0, times_exp(v * r), v * r);
    auto const both = times_exp(of.twice_over(v));
    w.rule(first * sigmoid(-x), both);
    w.rule(last * sigmoid(x), both);
    w.rule(piece<primitives::unbounded_op>(first) * sigmoid(-x), both);
    w.rule(piece<primitives::unbounded_op>(last) * sigmoid(x), both);
    w.rule(f * sigmoid(-x), where(x >= 0, times_exp(v * r), v * r));
    w.rule(f * sigmoid(x), where(x >= 0, v * r, times_exp(v * r)));
    w.rule(f * tanh(softplus(x)), where(x >= 0, mish, times_exp(mish)));
    w.rule(f * (sigmoid(x) * sigmoid(-x)), times_exp(of.twice_over(v)));
    w.rule(f * (n * (sigmoid(x) * sigmoid(-x))), with_multiple(of.twice_over(n), -abs(x)));
    w.rule(f * ((n * sigmoid(-x)) * sigmoid(x)), with_multiple(of.twice_over(n), -abs(x)));
    w.rule(f * exp(minus_square), piece<primitives::exp_product_op>(v, minus_square));
    w.rule(f * (n * exp(minus_square)), with_multiple(n, minus_square));
    w.rule(f * normal_pdf(x), piece<primitives::gauss_product_op>(0.39894228040143267794 * v, x));
    // An exponential that is only taken where it is no large number: elu's slope
    auto const bound = w.placeholder(bounds_exponential), beside = w.any(), scale = w.any();
    for (term const above : {(x > bound), (x >= bound)}) {
        w.rule(f * where(above, beside, exp(x)),
               where(above, v * beside, piece<primitives::exp_product_op>(v, x)));
        w.rule(f * where(above, beside, scale * exp(x)),
               where(above, v * beside, piece<primitives::exp_product_of_two_op>(v, scale, x)));
    }
    for (term const below : {(x < bound), (x <= bound)}) {
        w.rule(f * where(below, exp(x), beside),
               where(below, piece<primitives::exp_product_op>(v, x), v * beside));
        w.rule(f * where(below, scale * exp(x), beside),
               where(below, piece<primitives::exp_product_of_two_op>(v, scale, x), v * beside));
    }
    auto const tail = piece<primitives::gauss_product_op>(finite * mills, x);
    w.rule(f * normal_cdf(x), where(x >= 0, v - tail, tail));

    // The products of two factors and an exponential
    auto const p = w.any(), q = w.any(), condition = w.any(), y = w.any(), other = w.any();
    auto const moderate = piece<primitives::moderate_op>(q);
    struct balanced {
        term factor, exponent;
        constexpr explicit balanced(term of)
            : factor(piece<primitives::balance_op>(of)),
              exponent(piece<primitives::balance_exponent_op>(of)) {}
    };
    balanced const of_v(v), of_q(q);
    term const both_factors = of_v.factor * of_q.factor, both_exponents = of_v.exponent + of_q.exponent;
    auto const low = w.placeholder(is_moderate_number), high = w.placeholder(is_moderate_number);
    auto const clamped = clamp(p, low, high), limited = finite_below(where(y > n, n, y));
    balanced const of_limited(limited);
    auto const decaying = [&](term factor) { return piece<primitives::exp_product_op>(factor, u); };
    auto const of_two = [&](term factor) { return piece<primitives::exp_product_of_two_op>(v, factor, u); };
    auto const unless = [&](term here, term factor, term exponent) {
        return piece<primitives::exp_product_unless_op>(here, factor, exponent, u);
    };
    auto const reciprocal = 1 / (1 + exp(u)), quotient = q * reciprocal;
    w.rule(f * decaying(q), of_two(q));
    auto const gate = both_factors * reciprocal;
    // A sum that is no larger than a number needs no balance, and its rounding is spared where the other factor
    // is finite.
    auto const of_finite = limited * reciprocal;
    w.rule(piece<primitives::unbounded_op>(clamped + 1) * where(condition, of_finite, decaying(of_finite)),
           unless(condition, (clamped * of_limited.factor + of_limited.factor) * reciprocal,
                  of_limited.exponent));
    w.rule(f * where(condition, quotient, decaying(quotient)), unless(condition, gate, both_exponents));
    w.rule(f * where(y >= 0, decaying(quotient), quotient), unless(!(y >= 0), gate, both_exponents));
    w.rule(f * where(condition, moderate, decaying(moderate)),
           unless(condition, of_v.factor * q, of_v.exponent));
    w.rule(f * where(condition, q, decaying(q)), unless(condition, both_factors, both_exponents));
    w.rule(f * unless(condition, q, p), unless(condition, both_factors, both_exponents + p));
    w.rule(f * where(condition, decaying(q), decaying(y)), where(condition, of_two(q), of_two(y)));
    w.rule(f * where(condition, p, decaying(q)), where(condition, v * p, of_two(q)));
    w.rule(f * where(condition, decaying(q), p), where(condition, of_two(q), v * p));
    w.rule(f * where(condition, p, where(other, y, decaying(q))),
           where(condition, v * p, where(other, v * y, of_two(q))));
    auto const gauss_of_two = [&](term factor) {
        return piece<primitives::gauss_product_of_two_op>(v, factor, x);
    };
    auto const tail_of_q = piece<primitives::gauss_product_op>(finite_above(finite_below(q)) * mills, x);
    // One quotient for both sides, not one for each.
    auto const lower = piece<primitives::mills_ratio_op>(abs(x)),
               upper = 1 - piece<primitives::gauss_product_op>(lower, x);
    for (term const whole : {finite_below(q), q}) {
        balanced const of_whole(whole);
        w.rule(f * where(x >= 0, whole - tail_of_q, tail_of_q),
               piece<primitives::gauss_product_unless_op>(
                   x >= 0,
                   piece<primitives::product_of_three_op>(of_v.factor, of_whole.factor,
                                                          where(x >= 0, upper, lower)),
                   of_v.exponent + of_whole.exponent, x));
    }
    for (term const addend : {-abs(piece<primitives::bounded_op>(x)), q}) {
        auto const sum = piece<primitives::mills_plus_op>(abs(x), addend),
                   lower_slope = piece<primitives::mills_ratio_plus_op>(abs(x), addend);
        auto const written = piece<primitives::gauss_product_op>(sum, x),
                   wanted = piece<primitives::gauss_product_op>(lower_slope, x);
        auto const slope = where(x >= 0, 1 - wanted, lower_slope);
        balanced const of_slope(slope);
        bool const is_moderate = addend.id != q.id;
        w.rule(f * where(x >= 0, 1 - written, written),
               piece<primitives::gauss_product_unless_op>(
                   x >= 0, of_v.factor * (is_moderate ? slope : of_slope.factor),
                   is_moderate ? of_v.exponent : of_v.exponent + of_slope.exponent, x));
    }
    w.rule(f * piece<primitives::gauss_product_unless_op>(condition, q, p, x),
           piece<primitives::gauss_product_unless_op>(condition, both_factors, both_exponents + p, x));
    w.rule(f * piece<primitives::gauss_product_op>(q, x), gauss_of_two(q));
    w.rule(f * where(condition, p, piece<primitives::gauss_product_op>(q, x)),
           where(condition, v * p, gauss_of_two(q)));
    for (term const vanishing : {sigmoid(x), normal_cdf(x), normal_pdf(x)})
        w.rule(f * (p * vanishing), piece<primitives::unbounded_op>(v * p) * vanishing);
}>();

/// Products of an unbounded factor and an exponential that decays on one side and grows on the other. In double, which is
/// wide enough for those of float, they are products.
inline constexpr auto const& open_exponentials_rules = frozen_table<[](rule_writer& w) {
    auto const x = w.any(), v = w.any(), q = w.any(), f = piece<primitives::unbounded_op>(v);
    w.rule(f * exp(x), piece<primitives::exp_times_op>(v, x));
    w.rule(f * (q * exp(x)), piece<primitives::exp_times_two_op>(v, q, x));
    w.rule(f * piece<primitives::exp_times_op>(q, x), piece<primitives::exp_times_two_op>(v, q, x));
}>();

/// The limits of sums of a value and a times its slope, where x is infinite, or the slope is 0 even times the largest number:
/// a may be infinite there.
constexpr term finite_far_out(term x, term a) {
    return where(abs(x) == std::numeric_limits<double>::infinity() || (abs(x) > nothing_beyond && a == a), -1,
                 a);
}

/// In each, 1 + a is exact around the root.
inline constexpr auto const& open_slopes_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), x = w.any();
    sigmoid_parts const s(x);
    softplus_parts const parts(x);
    auto const e = s.e;
    auto const v = finite_far_out(x, a), b = piece<primitives::one_plus_op>(v);
    auto const times_exp = [&](term factor) { return piece<primitives::exp_product_op>(factor, -abs(x)); };

    auto const infinite = abs(v) == std::numeric_limits<double>::infinity();
    struct slope_case {
        term argument, one_plus;
        bool may_be_infinite;
    };
    term const bounded = piece<primitives::bounded_op>(x);
    for (slope_case const& each :
         {slope_case{x, piece<primitives::one_plus_op>(bounded), false}, slope_case{a, b, true}}) {
        auto const p = each.one_plus;
        auto const marked = [&](term slope) {
            return each.may_be_infinite ? slope : piece<primitives::moderate_op>(slope);
        };
        auto const slope = marked(s.over_square(where(x >= 0, 1 + p * e, p + e)));
        auto const either = where(x >= 0, slope, times_exp(slope));
        w.rule(piece<primitives::sigmoid_slope_op>(x, each.argument),
               each.may_be_infinite ? where(infinite, v, either) : either);

        auto const f = parts.f;
        double const k = each.may_be_infinite ? 1 : 4; // 4 p may overflow
        auto const kp = each.may_be_infinite ? p : 4 + 4 * bounded, kq = kp + 0.5 * k;
        auto const last = each.may_be_infinite ? 1 + 0.25 * f : 4 + f;
        auto const numerator = where(x >= 0, k + f * (2 * k + f * (kq + e * kp)), kp + f * (kq + f * last));
        auto const quotient = parts.over_square(numerator);
        auto const mish_slope = each.may_be_infinite ? 4 * quotient : marked(quotient);
        auto const either_mish = where(x >= 0, mish_slope, times_exp(mish_slope));
        w.rule(piece<primitives::mish_slope_op>(x, each.argument),
               each.may_be_infinite ? where(infinite, v, either_mish) : either_mish);
    }

    auto const normal_slope = [&](term factor) {
        auto const sum = piece<primitives::mills_plus_op>(abs(x), factor);
        auto const tail = piece<primitives::gauss_product_op>(sum, x);
        return where(x >= 0, 1 - tail, tail);
    };
    w.rule(piece<primitives::normal_slope_op>(x, x), normal_slope(-abs(bounded)));
    w.rule(piece<primitives::normal_slope_op>(x, a), normal_slope(where(x >= 0, -v, v)));
}>();

/// Functions of functions that have a closed form, opened up before their parts are.
inline constexpr auto const& open_compounds_rules = frozen_table<[](rule_writer& w) {
    softplus_parts const s(w.any());
    auto const x = s.x, e = s.e, d = s.d;
    w.rule(tanh(softplus(x)), where(x >= 0, s.tanh(), e * s.tanh()));
    w.rule(sigmoid(2 * softplus(x)), s.large());
    w.rule(sigmoid(-(2 * softplus(x))), where(x >= 0, 2 * square(e), 1) * d);

    auto const n = w.placeholder(is_one_or_more), positive = w.placeholder(is_positive_number);
    auto const far = piece<primitives::copysign_op>((abs(x) - 1) + 2 * sigmoid(-(2 * abs(x))), x);
    w.rule(piece<primitives::tanhshrink_op>(x),
           where(abs(x) <= 1, piece<primitives::tanhshrink_near_op>(x), far));

    // The quotient may be subnormal where the product is not.
    w.rule(piece<primitives::softcap_op>(positive, x),
           where(abs(x) < 1e-9 * positive, x, positive * tanh(x / positive)));

    // x / (n + |x|) at the ends
    auto const size = where(abs(x) == std::numeric_limits<double>::infinity(), 1e30, abs(x));
    w.rule(x / (positive + abs(x)), piece<primitives::copysign_op>(size / (positive + size), x));

    // log(x / (1 - x)) about 1/2: the quotient may not be rounded to 1.
    w.rule(piece<primitives::logit_op>(x),
           where(abs(x - 0.5) < 0.17, log1p((2 * x - 1) / (1 - x)), log(x * (1 / (1 - x)))));

    // |tanh(u)| = 1 - 2 sigmoid(-2|u|), and n - |x| is exact around the root.
    auto const rest = [](term factor, term argument) {
        sigmoid_parts const of(argument);
        auto const beside = where(abs(factor) == std::numeric_limits<double>::infinity(), -1, abs(factor));
        return beside * (2 * of.over(of.e));
    };
    w.rule(piece<primitives::minus_x_tanh_op>(n, x, 0.5 * x), (n - abs(x)) + rest(x, x));
    w.rule(piece<primitives::minus_x_tanh_op>(n, x, x), (n - abs(x)) + rest(x, 2 * x));

    // Where the distribution function is 0, the quotient is that of what makes it 0 and the density too.
    auto const gauss = piece<primitives::gauss_op>(x), mills = piece<primitives::mills_ratio_op>(abs(x));
    w.rule(piece<primitives::inverse_mills_op>(x),
           (0.39894228040143267794 * where(x >= 0, gauss, 1)) / where(x >= 0, 1 - gauss * mills, mills));

    sigmoid_parts const of(w.any());
    w.rule(sigmoid(of.x) * sigmoid(-of.x), of.twice_over(of.e));
}>();

/// Opens functions up into pieces after everything has been differentiated, so that a value and its derivatives
/// share them: all sigmoids, tanh and softplus of ±x and their derivatives have one exponential, of an argument that
/// is never positive, and one division. Φ and φ share exp(-x²/2).
inline constexpr auto const& expand_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), x = w.any();
    auto const e = exp(-abs(x));
    auto const r = 1 / (1 + e);

    w.rule(sigmoid(-x), where(x >= 0, e, 1) * r);
    w.rule(sigmoid(x), where(x >= 0, 1, e) * r);
    w.rule(softplus(x), max(x, 0) + piece<primitives::log1p_fraction_op>(e));
    auto const gauss = piece<primitives::gauss_op>(x);
    auto const tail = gauss * piece<primitives::mills_op>(abs(x));
    w.rule(normal_cdf(x), where(x >= 0, 1 - tail, tail));
    w.rule(normal_pdf(x), 0.39894228040143267794 * gauss); // 1/sqrt(2 pi)

    w.rule(square(a), a * a);
    w.rule(stop_gradient(a), a);
}>();

/// Splits exponentials into the pieces that exp and expm1 of one argument share.
inline constexpr auto const& split_rules = frozen_table<[](rule_writer& w) {
    auto const x = w.any(), v = w.any(), rest = w.any();
    auto const number = w.placeholder(is_moderate_number);
    w.rule(v / number, piece<primitives::times_reciprocal_op>(v, number));
    w.rule(piece<primitives::one_plus_op>(v), 1 + v);
    auto const exponent = piece<primitives::exp_exponent_op>(x);
    auto const remainder = piece<primitives::exp_remainder_op>(x, exponent);
    auto const fraction = piece<primitives::exp_fraction_op>(remainder, exponent);
    w.rule(exp(x), piece<primitives::exp_compose_op>(fraction, exponent));
    auto const low = piece<primitives::exp_remainder_low_op>(x, remainder, exponent);
    w.rule(expm1(x), piece<primitives::expm1_compose_op>(remainder, low, exponent));
    w.rule(piece<primitives::exp_product_op>(v, x), piece<primitives::exp_scale_op>(v, fraction, exponent));
    auto const a = w.any();
    w.rule(piece<primitives::exp_product_of_two_op>(a, v, x),
           piece<primitives::exp_scale_two_op>(a, v, fraction, exponent));
    auto const better_remainder = piece<primitives::exp_remainder_with_rest_op>(x, rest, exponent);
    auto const better = piece<primitives::exp_fraction_op>(better_remainder, exponent);
    w.rule(piece<primitives::exp_with_rest_op>(x, rest), piece<primitives::exp_compose_op>(better, exponent));
    w.rule(piece<primitives::expm1_with_rest_op>(x, rest),
           piece<primitives::expm1_compose_op>(better_remainder, 0, exponent));
    w.rule(piece<primitives::exp_product_with_rest_op>(v, x, rest),
           piece<primitives::exp_scale_op>(v, better, exponent));
    w.rule(piece<primitives::exp_product_of_two_with_rest_op>(a, v, x, rest),
           piece<primitives::exp_scale_two_op>(a, v, better, exponent));
    auto const plain = w.any();
    w.rule(piece<primitives::exp_product_unless_op>(plain, a, v, x),
           piece<primitives::exp_scale_unless_op>(plain, a, v, fraction, exponent));
    w.rule(piece<primitives::exp_product_unless_with_rest_op>(plain, a, v, x, rest),
           piece<primitives::exp_scale_unless_op>(plain, a, v, better, exponent));
}>();

} // namespace ogive::graphs
