// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/rest_of.hpp>
#include <ogive/transform/expand.hpp>
#include <ogive/transform/widen.hpp>

namespace ogive::graphs {

/// An operation and its rest, of its arguments, its result, and the rests of its last arguments.
struct rest_rule {
    descriptor const* of;
    descriptor const* rest;
    int rests; ///< how many
};

inline constexpr rest_rule rest_rules[]{
    {&describe<primitives::plus_op>, &describe<primitives::rest_of_sum_op>, 2},
    {&describe<primitives::minus_op>, &describe<primitives::rest_of_difference_op>, 2},
    {&describe<primitives::times_op>, &describe<primitives::rest_of_product_op>, 2},
    {&describe<primitives::divide_op>, &describe<primitives::rest_of_quotient_op>, 2},
    {&describe<primitives::sqrt_op>, &describe<primitives::rest_of_sqrt_op>, 1},
    {&describe<primitives::exp_op>, &describe<primitives::rest_of_exp_op>, 1},
    {&describe<primitives::expm1_op>, &describe<primitives::rest_of_expm1_op>, 1},
    {&describe<primitives::log_op>, &describe<primitives::rest_of_log_op>, 1},
    {&describe<primitives::log1p_op>, &describe<primitives::rest_of_log1p_op>, 1},
    {&describe<primitives::log1p_fraction_op>, &describe<primitives::rest_of_log1p_op>, 1},
    {&describe<primitives::tanh_op>, &describe<primitives::rest_of_tanh_op>, 1},
    {&describe<primitives::tanh_near_op>, &describe<primitives::rest_of_tanh_op>, 1},
    {&describe<primitives::erf_op>, &describe<primitives::rest_of_erf_op>, 1},
    {&describe<primitives::gauss_op>, &describe<primitives::rest_of_gauss_op>, 1},
    {&describe<primitives::mills_op>, &describe<primitives::rest_of_mills_op>, 1},
    {&describe<primitives::mills_ratio_op>, &describe<primitives::rest_of_mills_op>, 1},
    {&describe<primitives::mills_plus_op>, &describe<primitives::rest_of_mills_plus_op>, 2},
    {&describe<primitives::mills_ratio_plus_op>, &describe<primitives::rest_of_mills_plus_op>, 2},
    {&describe<primitives::exp_product_op>, &describe<primitives::rest_of_exp_product_op>, 2},
    {&describe<primitives::exp_times_op>, &describe<primitives::rest_of_exp_product_op>, 2},
    {&describe<primitives::exp_times_two_op>, &describe<primitives::rest_of_exp_product_of_two_op>, 3},
    {&describe<primitives::gauss_product_op>, &describe<primitives::rest_of_gauss_product_op>, 2},
    {&describe<primitives::exp_product_of_two_op>, &describe<primitives::rest_of_exp_product_of_two_op>, 3},
    {&describe<primitives::gauss_product_of_two_op>, &describe<primitives::rest_of_gauss_product_of_two_op>,
     3},
    {&describe<primitives::exp_product_unless_op>, &describe<primitives::rest_of_exp_product_unless_op>, 3},
    {&describe<primitives::gauss_product_unless_op>, &describe<primitives::rest_of_gauss_product_unless_op>,
     3}};

/// Formulas that `narrowness` marks are computed in double where float is wanted. In double there is nothing wider: beside
/// each operation stands what its roundings lost, its rest, a formula of first order in those of its arguments; the
/// results are as of arithmetic with twice the digits.
class corrector {
public:
    explicit constexpr corrector(graph_view const& from) : from_(from), rests_(from.node_count, exact) {}

    constexpr graph corrected() {
        rebuild(from_, to_, [&](node_id id, node_id const* arguments, int count) {
            descriptor const& op = *from_.nodes[id].op;
            if (&op == &describe<primitives::rounded_op>)
                return with_rest(arguments[0], from_.argument(id, 0));
            if (&op == &describe<primitives::rounded_exactly_op>) {
                node_id const result = with_rest(arguments[0], from_.argument(id, 0));
                return to_.operation(describe<primitives::rounded_op>, &result, 1);
            }
            node_id const made = rounded(op, arguments, count);
            rests_[id] = rest_of(id, op, arguments, made);
            return made;
        });
        return to_;
    }

private:
    static constexpr node_id exact = -1; ///< nothing is lost

    /// A product, also with a reciprocal, must not be fused with a sum: its rest would be that of another number.
    constexpr node_id rounded(descriptor const& op, node_id const* arguments, int count) {
        using namespace primitives;
        if (&op == &describe<divide_op> && is_moderate_number(to_[arguments[1]])) {
            node_id const factors[]{to_.number(1 / to_[arguments[1]].value), arguments[0]};
            return to_.operation(describe<rounded_product_op>, factors, 2);
        }
        return to_.operation(&op == &describe<times_op> ? describe<rounded_product_op> : op, arguments,
                             count);
    }

    constexpr node_id rest_of(node_id id, descriptor const& op, node_id const* arguments, node_id made) {
        using namespace primitives;
        if (op.is_condition) return exact;
        int const count = from_.nodes[id].count;
        for (rest_rule const& e : rest_rules)
            if (&op == e.of) return rest_by(e, id, arguments, count, made);
        if (&op == &describe<shared_quotient_op>) return rest_by(rest_rules[3], id, arguments, 2, made);
        if (&op == &describe<over_square_op> || &op == &describe<twice_over_op> ||
            &op == &describe<divided_by_square_op>) {
            node_id const a = from_.argument(id, 0), d = from_.argument(id, 2);
            node_id const given[]{arguments[0], arguments[2], made, rest_or_zero(a), rest_or_zero(d)};
            return to_.operation(describe<rest_of_quotient_by_square_op>, given, 5);
        }
        if (&op == &describe<one_plus_op>) {
            node_id const zero = to_.number(0), rest = rest_or_zero(from_.argument(id, 0));
            node_id const given[]{to_.number(1), arguments[0], made, zero, rest};
            return to_.operation(describe<rest_of_sum_op>, given, 5);
        }

        // Of those that round nothing, or pass on what others lost
        bool any = false;
        for (int i = 0; i < count; ++i) any = any || rests_[from_.argument(id, i)] != exact;
        if (!any) return exact;
        term x[max_arity], rest[max_arity];
        for (int i = 0; i < count; ++i) {
            x[i] = term(to_, arguments[i]);
            rest[i] = term(to_, rest_or_zero(from_.argument(id, i)));
        }
        term const y(to_, made);
        if (&op == &describe<negate_op>) return (-rest[0]).id;
        if (&op == &describe<abs_op>) return piece<flip_sign_op>(rest[0], x[0]).id;
        if (&op == &describe<bounded_op>) return where(x[0] == y, rest[0], 0).id;
        if (&op == &describe<copysign_op>)
            return piece<flip_sign_op>(piece<flip_sign_op>(rest[0], x[0]), x[1]).id;
        if (&op == &describe<where_op>) return where(x[0], rest[1], rest[2]).id;
        if (&op == &describe<max_op> || &op == &describe<min_op>)
            return where(x[0] == y, rest[0], rest[1]).id;
        if (&op == &describe<clamp_op>)
            return where(x[0] == y, rest[0], where(x[1] == y, rest[1], rest[2])).id;
        if (&op == &describe<balance_op>) return piece<rounded_product_op>(y, rest[0] / x[0]).id;
        if (&op == &describe<finite_above_op> || &op == &describe<finite_below_op>) return rest[0].id;
        for (descriptor const* each : {&describe<erfc_op>, &describe<sin_op>, &describe<cos_op>,
                                       &describe<pow_op>, &describe<rsqrt_op>})
            if (&op == each) return rest_by_derivative(id, made, count);
        return exact;
    }

    /// Of a function whose own error counts for less than what it makes of its argument's.
    constexpr node_id rest_by_derivative(node_id id, node_id made, int count) {
        list<node_id> partial;
        descriptor const& op = *to_[made].op;
        op.differentiate(to_, made, partial);
        // What a large argument lacks may be whole waves, of which the slope knows nothing.
        bool const is_wave = &op == &describe<primitives::sin_op> || &op == &describe<primitives::cos_op>;
        double const most_of_a_wave = 0.25 * simd::detail::rest_scale;
        node_id sum = exact;
        for (int i = 0; i < count; ++i) {
            node_id const factors[]{partial[i], rests_[from_.argument(id, i)]};
            if (factors[1] == exact) continue;
            node_id product = to_.operation(describe<primitives::rounded_product_op>, factors, 2);
            if (is_wave)
                product = where(abs(term(to_, factors[1])) < most_of_a_wave, term(to_, product), 0).id;
            sum = sum == exact ? product : (term(to_, sum) + term(to_, product)).id;
        }
        return sum;
    }

    constexpr node_id rest_by(rest_rule const& e, node_id id, node_id const* arguments, int count,
                              node_id made) {
        node_id given[max_arity]{};
        int used = 0;
        for (int i = 0; i < count; ++i) given[used++] = arguments[i];
        given[used++] = made;
        for (int i = count - e.rests; i < count; ++i) given[used++] = rest_or_zero(from_.argument(id, i));
        return to_.operation(*e.rest, given, used);
    }

    constexpr node_id rest_or_zero(node_id id) { return rests_[id] == exact ? to_.number(0) : rests_[id]; }

    constexpr node_id with_rest(node_id made, node_id id) {
        if (rests_[id] == exact) return made;
        node_id const both[]{made, rests_[id]};
        return to_.operation(describe<primitives::corrected_op>, both, 2);
    }

    graph_view from_;
    graph to_;
    list<node_id> rests_; ///< by node of `from_`
};

/// A product that is not infinite is not so on the way.
inline constexpr auto const& reorder_rules = frozen_table<[](rule_writer& w) {
    auto const a = w.any(), fraction = w.placeholder(is_fraction);
    w.rule(fraction * (a * a), (fraction * a) * a);
}>();

/// Whether double is too narrow and a correction is not too long.
constexpr bool wants_correction(graph_view const& expanded) {
    return expanded.node_count <= longest_correction && is_in_double(expanded);
}

/// The same formulas with their rests.
constexpr graph correct(graph_view const& expanded) {
    rule_table const before[]{reorder_rules.view()}, after[]{split_rules.view()};
    return rewrite(corrector(rewrite(expanded, before)).corrected(), after);
}

} // namespace ogive::graphs
