// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <ogive/primitive/piece.hpp>
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// Numbers between which the value of each node lies, NaN aside, whatever the variables are: x sigmoid(x) is -0.2785 or
/// more. What is `unbounded` has no bound. Of a graph of more than `most_nodes` none is found: with them the compilers' limits
/// of constant expressions would be near.
class bounds_finder {
public:
    explicit constexpr bounds_finder(graph_view const& g) : graph_(g), bounds_(g.node_count) {
        if (g.node_count > most_nodes) return;
        for (node_id id = 0; id < g.node_count; ++id) {
            bounds const found = find(g.nodes[id]);
            bounds_[id] = {found.low < -large ? -unbounded : found.low,
                           found.high > large ? unbounded : found.high};
        }
    }

    static constexpr int most_nodes = 1024;
    static constexpr double unbounded = 1e30; // products of two do not overflow

    constexpr double low(node_id id) const { return bounds_[id].low; }
    constexpr double high(node_id id) const { return bounds_[id].high; }

private:
    static constexpr double large = 1e15; // beyond it no bound is counted as one

    struct bounds {
        double low = -unbounded, high = unbounded;

        constexpr bounds operator-() const { return {-high, -low}; }
        constexpr bounds operator+(bounds const& b) const { return {low + b.low, high + b.high}; }
        constexpr bounds operator*(bounds const& b) const {
            double const corners[]{low * b.low, low * b.high, high * b.low, high * b.high};
            return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
        }
        constexpr bounds within(bounds const& b) const {
            return {std::max(low, b.low), std::min(high, b.high)};
        }
        constexpr bounds or_within(bounds const& b) const {
            return {std::min(low, b.low), std::max(high, b.high)};
        }
    };

    static constexpr bounds exactly(double number) { return {number, number}; }

    /// Of what is never 0.
    static constexpr bounds reciprocal(bounds const& b) {
        return {b.high < unbounded ? 1 / b.high : 0, b.low > -unbounded ? 1 / b.low : 0};
    }

    constexpr bounds find(node const& n) const {
        using namespace primitives;
        if (n.is_number()) return n.value >= -large && n.value <= large ? exactly(n.value) : bounds{};
        if (!n.is_operation() || n.op->is_condition) return {};
        auto const is = [&](auto const&... op) { return (... || (n.op == &op)); };
        node_id const first = graph_.argument(n, 0), last = graph_.argument(n, n.count - 1);
        bounds const a = bounds_[first], b = bounds_[last];
        if (is(describe<plus_op>)) return a + b;
        if (is(describe<minus_op>)) return a + -b;
        if (is(describe<negate_op>)) return -a;
        if (is(describe<times_op>)) return (a * b).within(gated(first, last)).within(gated(last, first));
        if (is(describe<square_op>)) return (a * a).within({0, unbounded});
        if (is(describe<divide_op>) && (b.low > 0 || b.high < 0)) return a * reciprocal(b);
        if (is(describe<abs_op>)) return {std::max({0.0, a.low, -a.high}), std::max(-a.low, a.high)};
        if (is(describe<max_op>, describe<min_op>)) return extreme(n);
        if (is(describe<clamp_op>)) return {bounds_[graph_.argument(n, 1)].low, b.high};
        if (is(describe<where_op>)) return chosen(graph_.nodes[first], graph_.argument(n, 1), last);
        if (is_mark(n) || n.op == &describe<stop_gradient_op>) return a;
        if (is(describe<tanh_op>, describe<erf_op>, describe<expm1_op>, describe<exp_op>,
               describe<sigmoid_op>, describe<normal_cdf_op>, describe<softplus_op>))
            return {value_at(n, a.low), value_at(n, a.high)};
        if (is(describe<sqrt_op>)) return {0, unbounded};
        if (is(describe<erfc_op>)) return {0, 2};
        if (is(describe<normal_pdf_op>, describe<gauss_op>)) return {0, 1};
        if (is(describe<sin_op>, describe<cos_op>, describe<sign_op>)) return {-1, 1};
        if (is(describe<sigmoid_slope_op>, describe<mish_slope_op>, describe<normal_slope_op>) &&
            unmarked(first) == unmarked(last))
            return {-0.13, 1.13}; // derivatives of x times its gate, the widest of them
        return {};
    }

    constexpr bounds extreme(node const& n) const {
        bounds found = bounds_[graph_.argument(n, 0)];
        for (int i = 1; i < n.count; ++i) {
            bounds const b = bounds_[graph_.argument(n, i)];
            if (n.op == &describe<primitives::max_op>)
                found = {std::max(found.low, b.low), std::max(found.high, b.high)};
            else
                found = {std::min(found.low, b.low), std::min(found.high, b.high)};
        }
        return found;
    }

    /// Of an increasing function; far out its limit.
    static constexpr double value_at(node const& n, double x) {
        using namespace primitives;
        constexpr double far = 100;
        bool const is_odd = n.op == &describe<tanh_op> || n.op == &describe<erf_op>;
        if (x < -far) return is_odd || n.op == &describe<expm1_op> ? -1 : 0;
        if (x > far && n.op == &describe<softplus_op>) return x;
        double const near = std::min(x, far);
        return n.op->evaluate_double(&near, 1);
    }

    static constexpr bool is_mark(node const& n) {
        using namespace primitives;
        for (descriptor const* each : {&describe<finite_above_op>, &describe<finite_below_op>,
                                       &describe<unbounded_op>, &describe<moderate_op>})
            if (n.op == each) return true;
        return false;
    }

    constexpr node_id unmarked(node_id id) const {
        while (is_mark(graph_.nodes[id])) id = graph_.argument(graph_.nodes[id], 0);
        return id;
    }

    /// Of where(x > n, x, b) and the like the branch with x is within the condition.
    constexpr bounds chosen(node const& condition, node_id holds, node_id fails) const {
        using namespace primitives;
        bounds a = bounds_[holds], b = bounds_[fails];
        bool const is_above =
            condition.op == &describe<greater_op> || condition.op == &describe<greater_equal_op>;
        bool const is_below = condition.op == &describe<less_op> || condition.op == &describe<less_equal_op>;
        if (is_above || is_below) {
            node_id const x = graph_.argument(condition, 0);
            bounds const limit = bounds_[graph_.argument(condition, 1)];
            bounds const above{limit.low, unbounded}, below{-unbounded, limit.high};
            if (unmarked(holds) == x) a = a.within(is_above ? above : below);
            if (unmarked(fails) == x) b = b.within(is_above ? below : above);
        }
        return a.or_within(b);
    }

    /// A function g such that z g(z) has a least value; from there on it grows.
    struct gate {
        double where, least;
        double (*product)(double);
    };

    static constexpr gate swish{-1.2784645427610738, -0.27846454276107380,
                                [](double z) { return z * simd::sigmoid(z); }};
    static constexpr gate gelu{-0.75179152469356446, -0.16997120747990362,
                               [](double z) { return z * simd::normal_cdf(z); }};
    static constexpr gate mish{-1.1924312145154952, -0.30884341301725041,
                               [](double z) { return z * simd::tanh(simd::softplus(z)); }};

    /// Of x g(z), z being x times a number.
    constexpr bounds gated(node_id x, node_id g) const {
        using namespace primitives;
        node const& outer = graph_.nodes[g];
        if (!outer.is_operation()) return {};
        node_id z = graph_.argument(outer, 0);
        gate const* kind = outer.op == &describe<sigmoid_op>      ? &swish
                           : outer.op == &describe<normal_cdf_op> ? &gelu
                                                                  : nullptr;
        if (outer.op == &describe<tanh_op> && graph_.nodes[z].op == &describe<softplus_op>) {
            kind = &mish;
            z = graph_.argument(graph_.nodes[z], 0);
        }
        if (!kind) return {};
        scaled const of_z = with_factor(z), of_x = with_factor(x);
        if (of_z.what != of_x.what) return {};
        double const low = std::min((bounds_[of_z.what] * exactly(of_z.factor)).low, 100.0);
        double const least = low > kind->where ? kind->product(low) : kind->least;
        return bounds{least, unbounded} * exactly(of_x.factor / of_z.factor);
    }

    /// A node as a number times another one, marks aside.
    struct scaled {
        double factor;
        node_id what;
    };

    constexpr scaled with_factor(node_id id) const {
        double factor = 1;
        for (;;) {
            node const& n = graph_.nodes[id];
            if (!n.is_operation()) return {factor, id};
            node_id const first = graph_.argument(n, 0);
            if (n.op == &describe<primitives::negate_op>)
                factor = -factor, id = first;
            else if (n.op == &describe<primitives::times_op> && is_moderate_number(graph_.nodes[first]))
                factor *= graph_.nodes[first].value, id = graph_.argument(n, 1);
            else if (is_mark(n))
                id = first;
            else
                return {factor, id};
        }
    }

    graph_view graph_;
    list<bounds> bounds_;
};

} // namespace ogive::graphs
