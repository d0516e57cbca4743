// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/rewrite.hpp>
#include <utility>

namespace ogive::graphs {

/// Quotients, roots and logarithms of sums of exponentials of one argument, as exp(x) / (exp(x) + 2): the exponentials
/// overflow, or are 0, where the result is neither. Numerator and denominator are divided by the largest exponential, for
/// either sign of x, so that all that is left are exponentials of -|x|.
class exponential_scaler {
public:
    explicit constexpr exponential_scaler(graph_view const& from)
        : from_(from), base_(from.node_count, none), is_sum_(from.node_count), wanted_(from.node_count) {
        for (node_id id = 0; id < from.node_count; ++id)
            if (from[id].is_operation()) look_at(id, from[id]);
    }

    constexpr bool found() const { return found_; }

    constexpr graph scaled() {
        made_ = list<node_id>(from_.node_count);
        rebuild(from_, to_, [&](node_id id, node_id const* arguments, int count) {
            node const& n = from_[id];
            for (int i = 0; i < count; ++i) made_[from_.argument(n, i)] = arguments[i];
            return wanted_[id] ? whole(id, n).id : to_.operation(*n.op, arguments, count);
        });
        return to_;
    }

private:
    static constexpr node_id none = -1;
    static constexpr node_id several = -2;

    // ---- what there is to scale

    constexpr bool is(node const& n, descriptor const& op) const { return n.op == &op; }
    constexpr bool is_exponential(node const& n) const {
        return is(n, describe<primitives::exp_op>) || is(n, describe<primitives::expm1_op>);
    }
    constexpr bool is_addition(node const& n) const {
        return is(n, describe<primitives::plus_op>) || is(n, describe<primitives::minus_op>);
    }
    constexpr bool is_root(node const& n) const {
        return is(n, describe<primitives::sqrt_op>) ||
               (is(n, describe<primitives::pow_op>) && from_[from_.argument(n, 1)].is_number());
    }
    constexpr bool is_factored(node const& n) const {
        return is(n, describe<primitives::times_op>) || is(n, describe<primitives::divide_op>) ||
               is(n, describe<primitives::square_op>) || is(n, describe<primitives::negate_op>) || is_root(n);
    }

    /// An exponent as a number times something.
    struct exponent {
        double factor;
        node_id base;
    };
    constexpr exponent exponent_of(node const& exponential) const {
        exponent e{1, from_.argument(exponential, 0)};
        while (true) {
            node const& n = from_[e.base];
            if (is(n, describe<primitives::negate_op>)) {
                e = {-e.factor, from_.argument(n, 0)};
            } else if (is(n, describe<primitives::times_op>) && from_[from_.argument(n, 0)].is_number()) {
                e = {e.factor * from_[from_.argument(n, 0)].value, from_.argument(n, 1)};
            } else {
                return e;
            }
        }
    }

    /// `base_`: of which something the exponentials in it are. `is_sum_`: it is a sum of these and of numbers.
    constexpr void look_at(node_id id, node const& n) {
        if (is_exponential(n)) {
            base_[id] = exponent_of(n).base;
            is_sum_[id] = is(n, describe<primitives::expm1_op>);
            return;
        }
        node_id const a = from_.argument(n, 0), b = from_.argument(n, n.count - 1);
        if (!is_addition(n) && !is_factored(n) && !is(n, describe<primitives::log_op>)) return;
        base_[id] = base_[a] == none                           ? base_[b]
                    : base_[b] == none || base_[b] == base_[a] ? base_[a]
                                                               : several;
        if (base_[id] < 0) return;
        bool const scales = is(n, describe<primitives::times_op>) && from_[a].is_number();
        if (is_addition(n))
            is_sum_[id] = is_term(a) && is_term(b);
        else if (scales || is(n, describe<primitives::negate_op>))
            is_sum_[id] = is_sum_[b];
        if (is(n, describe<primitives::divide_op>))
            wanted_[id] = is_sum_[b] || wanted_[a] || wanted_[b];
        else if (is_root(n) || is(n, describe<primitives::log_op>))
            wanted_[id] = (is_sum_[a] && !is(from_[a], describe<primitives::expm1_op>)) || wanted_[a];
        else if (is_factored(n))
            wanted_[id] = wanted_[a] || wanted_[b];
        found_ = found_ || wanted_[id];
        if (is(n, describe<primitives::log_op>)) base_[id] = none;
    }

    /// A number, an exponential, or a multiple of one; or a sum.
    constexpr bool is_term(node_id id) const {
        node const& n = from_[id];
        if (n.is_number() || is_sum_[id] || is_exponential(n)) return true;
        if (!n.is_operation()) return false;
        node_id const last = from_.argument(n, n.count - 1);
        bool const scales = is(n, describe<primitives::times_op>) && from_[from_.argument(n, 0)].is_number();
        return (scales || is(n, describe<primitives::negate_op>)) && is_term(last);
    }

    // ---- the parts on one side of 0

    /// (number + rest) / divisor * exp(k x).
    struct part {
        double number = 0;
        term rest, divisor; ///< without `home` if there is none
        double k = 0;
    };

    constexpr term number(double value) { return {to_, to_.number(value)}; }
    static constexpr bool has(term const& t) { return t.home != nullptr; }
    constexpr term numerator(part const& p) {
        return !has(p.rest) ? number(p.number) : p.number == 0 ? p.rest : p.number + p.rest;
    }
    constexpr part of_rest(term rest, term divisor, double k) { return {0, rest, divisor, k}; }

    /// exp(-d |x|).
    constexpr term decay(double d) {
        term const size = abs(x_);
        return exp(-(d == 1 ? size : d * size));
    }

    constexpr term product(term a, term b) {
        auto const is_one = [&](term t) { return has(t) && to_[t.id].is_number() && to_[t.id].value == 1; };
        return !has(a) || is_one(a) ? b : !has(b) || is_one(b) ? a : a * b;
    }

    constexpr part times(part const& a, part const& b) {
        term const divisor = product(a.divisor, b.divisor);
        for (auto [one, other] : {std::pair{&a, &b}, std::pair{&b, &a}})
            if (!has(one->rest)) {
                term const rest = has(other->rest) ? product(number(one->number), other->rest) : term{};
                return {one->number * other->number, rest, divisor, a.k + b.k};
            }
        return of_rest(numerator(a) * numerator(b), divisor, a.k + b.k);
    }

    constexpr part inverse(part const& p) {
        term const over = numerator(p);
        return has(p.divisor) ? of_rest(p.divisor, over, -p.k) : part{1, {}, over, -p.k};
    }

    constexpr part sum(part a, part b, bool minus, bool positive_side) {
        double const k = (a.k > b.k) == positive_side ? a.k : b.k;
        for (part* each : {&a, &b}) {
            if (has(each->divisor)) *each = of_rest(numerator(*each) / each->divisor, {}, each->k);
            if (each->k == k) continue;
            double const d = k > each->k ? k - each->k : each->k - k;
            *each = of_rest(product(numerator(*each), decay(d)), {}, k);
        }
        term const rest = !has(b.rest)   ? a.rest
                          : !has(a.rest) ? (minus ? -b.rest : b.rest)
                          : minus        ? a.rest - b.rest
                                         : a.rest + b.rest;
        return {minus ? a.number - b.number : a.number + b.number, rest, {}, k};
    }

    constexpr part root(node const& n, part const& p) {
        bool const is_sqrt = is(n, describe<primitives::sqrt_op>);
        double const power = is_sqrt ? 0.5 : from_[from_.argument(n, 1)].value;
        term const under = has(p.divisor) ? numerator(p) / p.divisor : numerator(p);
        return of_rest(is_sqrt ? sqrt(under) : pow(under, number(power)), {}, power * p.k);
    }

    constexpr part parts(node_id id, bool positive_side) {
        node const& n = from_[id];
        if (n.is_number()) return {n.value, {}, {}, 0};
        if (n.is_variable() || base_[id] == none) return of_rest({to_, made_[id]}, {}, 0);
        if (is_exponential(n)) {
            exponent const e = exponent_of(n);
            if (e.base != base_id_) return of_rest({to_, made_[id]}, {}, 0);
            if (is(n, describe<primitives::exp_op>)) return {1, {}, {}, e.factor};
            bool const grows = (e.factor > 0) == positive_side;
            double const size = e.factor < 0 ? -e.factor : e.factor;
            term const below = expm1(-(size == 1 ? abs(x_) : size * abs(x_)));
            return grows ? of_rest(-below, {}, e.factor) : of_rest(below, {}, 0);
        }
        part const a = parts(from_.argument(n, 0), positive_side);
        if (is(n, describe<primitives::negate_op>)) return times({-1, {}, {}, 0}, a);
        if (is(n, describe<primitives::square_op>)) return times(a, a);
        if (is_root(n)) return root(n, a);
        part const b = parts(from_.argument(n, 1), positive_side);
        if (is_addition(n)) return sum(a, b, is(n, describe<primitives::minus_op>), positive_side);
        return times(a, is(n, describe<primitives::divide_op>) ? inverse(b) : b);
    }

    // ---- put together

    /// What is one thing for x >= 0 and another one for x < 0.
    constexpr term either(term right, term left) {
        return right.id == left.id ? right : where(x_ >= 0, right, left);
    }

    constexpr term factor(part const& p, bool positive_side) {
        if (p.k == 0) return numerator(p);
        bool const decays = (p.k < 0) == positive_side;
        double const d = p.k < 0 ? -p.k : p.k;
        return product(decays ? decay(d) : exp(d == 1 ? abs(x_) : d * abs(x_)), numerator(p));
    }

    constexpr term over(term top, term right, term left) {
        if (!has(right) && !has(left)) return top;
        return top / either(has(right) ? right : number(1), has(left) ? left : number(1));
    }

    /// A number that has a logarithm of at least 0, and something.
    static constexpr bool is_sum_of_positive(part const& p) {
        return p.number >= 1 && has(p.rest) && !has(p.divisor);
    }

    constexpr term whole(node_id id, node const& n) {
        bool const is_log = is(n, describe<primitives::log_op>);
        node_id const of = is_log ? from_.argument(n, 0) : id;
        base_id_ = base_[of];
        x_ = {to_, made_[base_id_]};
        part right = parts(of, true), left = parts(of, false);
        if (!is_log)
            return over(either(factor(right, true), factor(left, false)), right.divisor, left.divisor);
        auto const multiple = [&](double k) { return k == 0 ? number(0) : k * abs(x_); };
        term const growth = either(multiple(right.k), multiple(-left.k));
        right.k = left.k = 0;
        if (is_sum_of_positive(right) && is_sum_of_positive(left)) {
            auto const relative = [&](part const& p) { return product(number(1 / p.number), p.rest); };
            term const least = either(log(number(right.number)), log(number(left.number)));
            return (growth + least) + log1p(either(relative(right), relative(left)));
        }
        return growth + log(over(either(numerator(right), numerator(left)), right.divisor, left.divisor));
    }

    graph_view from_;
    graph to_;
    list<node_id> base_;
    list<char> is_sum_, wanted_;
    list<node_id> made_; // by node of `from_`
    node_id base_id_ = none;
    term x_;
    bool found_ = false;
};

} // namespace ogive::graphs
