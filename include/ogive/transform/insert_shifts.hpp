// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/rewrite.hpp>
#include <ogive/transform/shape.hpp>

namespace ogive::graphs {

/// Quotients by, and logarithms of, sums of exponentials along a row, written without a shift, get one, so that nothing
/// overflows and not all terms underflow: a / (c + row_sum(exp(u))) becomes
/// a exp(-m) / (c exp(-m) + row_sum(exp(u - m))), where m is the largest of all exponents in the denominator.
class shift_inserter {
public:
    explicit constexpr shift_inserter(graph& g) : g_(g), per_row_(g) {}

    constexpr node_id make(descriptor const& op, node_id const* arguments, int count) {
        using namespace primitives;
        bool const quotient = &op == &describe<divide_op>;
        bool const logarithm = &op == &describe<log_op>, of_one_more = &op == &describe<log1p_op>;
        if (quotient || logarithm || of_one_more) {
            exponents_ = {};
            constant_ = of_one_more;
            unshifted_sum_ = false;
            node_id const denominator = arguments[count - 1];
            if (per_row_(denominator)) collect(denominator, false);
            if (unshifted_sum_) {
                term const m(g_, largest());
                term const scaled_denominator(g_, scaled(denominator, m));
                if (quotient) return (term(g_, scaled(arguments[0], m)) / scaled_denominator).id;
                if (logarithm) return (m + log(scaled_denominator)).id;
                return (m + log1p(scaled_denominator + expm1(-m))).id;
            }
        }
        return g_.operation(op, arguments, count);
    }

private:
    constexpr bool is(node_id id, descriptor const& op) const { return g_[id].op == &op; }

    /// u - m where m is the largest u of the row, or larger: it has been shifted by hand.
    constexpr bool is_shifted(node_id exponent) {
        using namespace primitives;
        bool const negative = is(exponent, describe<negate_op>); // -(u + m)
        node_id const inner = negative ? g_.argument(exponent, 0) : exponent;
        if (!is(inner, negative ? describe<plus_op> : describe<minus_op>)) return false;
        return has_row_max(g_.argument(inner, 1)) || (negative && has_row_max(g_.argument(inner, 0)));
    }

    constexpr bool has_row_max(node_id id) {
        if (!per_row_(id)) return false;
        if (is(id, describe<primitives::row_max_op>) || is(id, describe<primitives::row_min_op>)) return true;
        for (int i = 0; i < g_[id].count; ++i)
            if (has_row_max(g_.argument(id, i))) return true;
        return false;
    }

    /// Notes the exponents of a sum's terms, and whether there are terms that are none.
    constexpr void collect(node_id id, bool in_sum) {
        using namespace primitives;
        node const n = g_[id];
        if (is(id, describe<exp_op>)) {
            node_id const exponent = g_.argument(id, 0);
            if (is_shifted(exponent)) {
                constant_ = true;
                return;
            }
            unshifted_sum_ = unshifted_sum_ || (in_sum && !per_row_(exponent));
            exponents_.push_back(exponent);
        } else if (is(id, describe<plus_op>) || is(id, describe<minus_op>)) {
            collect(g_.argument(n, 0), in_sum);
            collect(g_.argument(n, 1), in_sum);
        } else if (is(id, describe<negate_op>)) {
            collect(g_.argument(n, 0), in_sum);
        } else if (is(id, describe<row_sum_op>) || is(id, describe<row_mean_op>)) {
            collect(g_.argument(n, 0), true);
        } else if (is(id, describe<times_op>) || is(id, describe<divide_op>)) {
            collect(exponential_side(n), in_sum);
        } else if (is(id, describe<where_op>)) {
            collect(g_.argument(n, 1), in_sum);
            collect(g_.argument(n, 2), in_sum);
        } else if (!(n.is_number() && n.value == 0)) {
            constant_ = true;
        }
    }

    /// The factor of a product that holds the exponentials.
    constexpr node_id exponential_side(node const& n) const {
        node_id const a = g_.argument(n, 0), b = g_.argument(n, 1);
        return n.op == &describe<primitives::times_op> && !has_exponential(a) && has_exponential(b) ? b : a;
    }

    constexpr bool has_exponential(node_id id) const {
        using namespace primitives;
        if (is(id, describe<exp_op>)) return true;
        bool const inside = is(id, describe<plus_op>) || is(id, describe<minus_op>) ||
                            is(id, describe<times_op>) || is(id, describe<divide_op>) ||
                            is(id, describe<negate_op>) || is(id, describe<where_op>) ||
                            is(id, describe<row_sum_op>) || is(id, describe<row_mean_op>);
        for (int i = 0; inside && i < g_[id].count; ++i)
            if (has_exponential(g_.argument(id, i))) return true;
        return false;
    }

    constexpr node_id largest() {
        node_id largest = constant_ ? g_.number(0) : -1;
        for (node_id const each : exponents_) {
            node_id const bound =
                per_row_(each) ? each : g_.operation(describe<primitives::row_max_op>, &each, 1);
            node_id const both[]{bound, largest};
            largest = largest < 0        ? bound
                      : bound == largest ? largest
                                         : g_.operation(describe<primitives::max_op>, both, 2);
        }
        return largest;
    }

    /// A node times exp(-m).
    constexpr node_id scaled(node_id id, term m) {
        using namespace primitives;
        node const n = g_[id];
        if (n.is_number() && n.value == 0) return id;
        if (is(id, describe<exp_op>)) return exp(term(g_, g_.argument(id, 0)) - m).id;
        node_id arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = g_.argument(id, i);
        if (is(id, describe<plus_op>) || is(id, describe<minus_op>)) {
            arguments[0] = scaled(arguments[0], m);
            arguments[1] = scaled(arguments[1], m);
        } else if (is(id, describe<negate_op>) || is(id, describe<row_sum_op>) ||
                   is(id, describe<row_mean_op>)) {
            arguments[0] = scaled(arguments[0], m);
        } else if (is(id, describe<times_op>) || is(id, describe<divide_op>)) {
            int const side = arguments[0] == exponential_side(n) ? 0 : 1;
            arguments[side] = scaled(arguments[side], m);
        } else if (is(id, describe<where_op>)) {
            arguments[1] = scaled(arguments[1], m);
            arguments[2] = scaled(arguments[2], m);
        } else {
            if (n.is_number() && n.value == 1) return exp(-m).id;
            return (term(g_, id) * exp(-m)).id;
        }
        return g_.operation(*n.op, arguments, n.count);
    }

    graph& g_;
    row_shapes<graph> per_row_;
    list<node_id> exponents_;
    bool constant_ = false, unshifted_sum_ = false;
};

constexpr graph insert_shifts(graph_view const& from) {
    graph to;
    shift_inserter insert(to);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        return insert.make(*from[id].op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
