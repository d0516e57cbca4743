// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/shifted.hpp>
#include <ogive/transform/expand.hpp>
#include <ogive/transform/shape.hpp>

namespace ogive::graphs {

/// Forms of whole rows that are accurate for every input.
inline constexpr auto const& stabilize_row_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), u = w.any();
    auto const m = row_max(u);
    w.rule(row_logsumexp(u), m + log(row_sum(exp(u - m))));
    w.rule(row_simplex_shift(u), m + piece<primitives::row_simplex_shift_below_op>(u - m));
    w.rule(log(exp(u) / a), u - log(a)); // the logarithm of a softmax, which may be 0
    w.rule(u - (m + a), (u - m) - a);    // the difference is mostly exact; m + a would be rounded
    w.rule((m + a) - u, (m - u) + a);
    auto const n = row_max(-u); // of a softmin
    w.rule(-(u + (n + a)), -(u + n) - a);
    w.rule(u + (n + a), (u + n) + a);
}>();

/// What reductions are made of. The logarithm of a softmax's sum sees the largest term, which is 1, apart from the others:
/// log(1 + tiny) is tiny, not 0.
inline constexpr auto const& open_row_rules = frozen_table<[](rule_writer& w) {
    auto const u = w.any();
    auto const m = row_max(u);
    auto const e = exp(u - m);
    w.rule(row_mean(u), row_sum(u) / row_length(u));
    w.rule(log(row_sum(e)), log1p((row_sum(where(u == m, 1, 0)) - 1) + row_sum(where(u == m, 0, e))));
    auto const n = row_max(-u);
    auto const f = exp(-(u + n));
    w.rule(log(row_sum(f)), log1p((row_sum(where(-u == n, 1, 0)) - 1) + row_sum(where(-u == n, 0, f))));
}>();

/// Opens up what is known to be the same along a row: exp(x - m) with m per row, and division by a sum of a softmax.
class row_opener {
public:
    explicit constexpr row_opener(graph& g) : g_(g), per_row_(g) {}

    constexpr node_id make(descriptor const& op, node_id const* arguments, int count) {
        using namespace primitives;
        if (&op == &describe<exp_op>) {
            node const exponent = g_[arguments[0]];
            if (exponent.op == &describe<minus_op>) {
                node_id const x = g_.argument(exponent, 0), shift = g_.argument(exponent, 1);
                if (is_shift(shift)) return shifted(x, shift);
            }
            if (exponent.op == &describe<negate_op>) {
                node const sum = g_[g_.argument(exponent, 0)];
                for (int i = 0; i < 2 && sum.op == &describe<plus_op>; ++i)
                    if (node_id const shift = g_.argument(sum, i); is_shift(shift))
                        return shifted((-term(g_, g_.argument(sum, 1 - i))).id, shift);
            }
        }
        if (&op == &describe<divide_op> && !per_row_(arguments[0]) && per_row_(arguments[1]) &&
            is_moderate(arguments[1])) {
            node_id const one[]{g_.number(1), arguments[1]};
            node_id const factors[]{arguments[0], g_.operation(op, one, 2)};
            return g_.operation(describe<times_op>, factors, 2);
        }
        return g_.operation(op, arguments, count);
    }

private:
    constexpr bool is_shift(node_id id) { return per_row_(id) && !g_[id].is_number(); }

    constexpr node_id shifted(node_id x, node_id shift) {
        using namespace primitives;
        term const m(g_, shift);
        term const c = piece<shift_offset_op>(m);
        term const k = piece<shift_exponent_op>(m, c);
        node_id const result = piece<shifted_exp_op>(term(g_, x), c, k, piece<shift_scale_op>(m, c, k)).id;
        if (g_[shift].op == &describe<row_max_op> && g_.argument(shift, 0) == x)
            softmax_terms_.push_back(result);
        return result;
    }

    /// At least about 1, and no more than the length: multiplying by the reciprocal is as good as dividing.
    constexpr bool is_moderate(node_id id) const {
        if (g_[id].op != &describe<primitives::row_sum_op>) return false;
        for (node_id const each : softmax_terms_)
            if (each == g_.argument(id, 0)) return true;
        return false;
    }

    graph& g_;
    row_shapes<graph> per_row_;
    list<node_id> softmax_terms_;
};

constexpr graph open_rows(graph_view const& expanded) {
    rule_table const rules[]{open_row_rules.view(), simplify_rules.view()};
    return rewrite(expanded, rules);
}

constexpr graph open_row_shapes(graph_view const& opened) {
    graph to;
    row_opener open(to);
    rebuild(opened, to, [&](node_id id, node_id const* arguments, int count) {
        return open.make(*opened[id].op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
