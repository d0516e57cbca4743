// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/gated.hpp>
#include <ogive/primitive/logistic_pdf.hpp>
#include <ogive/transform/expand.hpp>

namespace ogive::graphs {

/// Finds sigmoids, products with them and slopes of such products that were opened up without need: nothing else has their
/// exponential. Computed whole, they need no choice by the sign of their argument, and are rounded less; what they have in
/// common is the same computation.
class sigmoid_closer {
public:
    explicit constexpr sigmoid_closer(graph_view const& from)
        : from_(from), group_(from.node_count, none), found_(from.node_count), first_(from.node_count),
          shared_(from.node_count), places_(from.node_count) {
        list<char> const live = live_nodes(from);
        for (node_id id = 0; id < from.node_count; ++id)
            if (live[id]) find(id);
        for (form const& f : found_)
            if (f.what != form::open) agree(f);
        for (node_id id = 0; id < from.node_count; ++id)
            if (live[id])
                for (int i = 0; i < from.nodes[id].count; ++i) use(from.argument(id, i), id);
        for (int i = 0; i < from.output_count; ++i) use(from.outputs[i], none);
    }

    constexpr graph closed() {
        rebuild(from_, to_, [&](node_id id, node_id const* arguments, int count) {
            form const& f = found_[id];
            bool const is_whole = f.what != form::open && !shared_[f.decay];
            return places_[id] =
                       is_whole ? close(id, f) : to_.operation(*from_.nodes[id].op, arguments, count);
        });
        return to_;
    }

private:
    static constexpr node_id none = -1;

    /// What the node is: all that is built on the same exp(decay) is closed, or nothing.
    struct form {
        enum kind { open, sigmoid, product, balanced, slope, fraction, scale, pdf } what = open;
        node_id decay = none, condition = none; ///< -|u|, and u >= 0, which a pdf needs not
        bool negated = false;                   ///< of -u
        node_id factor = none;                  ///< of a product
        node_id one_plus = none;                ///< of a slope: 1 + a
        node_id second = none;                  ///< another factor of a product with a pdf
    };

    template <class Op>
    constexpr bool is(node_id id) const {
        return from_.nodes[id].op == &describe<Op>;
    }
    constexpr node_id argument(node_id id, int i) const { return from_.argument(id, i); }
    constexpr bool is_number(node_id id, double value) const {
        return from_.nodes[id].is_number() && from_.nodes[id].value == value;
    }

    /// The other operand of a sum or product of `one` and it.
    template <class Op>
    constexpr node_id other_operand(node_id id, node_id one) const {
        if (!is<Op>(id)) return none;
        return argument(id, 0) == one ? argument(id, 1) : argument(id, 1) == one ? argument(id, 0) : none;
    }

    /// Whether `decay` is -|u|, where u >= 0 is the condition.
    constexpr bool is_size_of(node_id decay, node_id condition) const {
        using namespace primitives;
        if (!is<greater_equal_op>(condition) || !is_number(argument(condition, 1), 0)) return false;
        if (!is<negate_op>(decay)) return false;
        node_id const u = argument(condition, 0), size = argument(decay, 0);
        if (size == u) return true; // itself a size
        if (is<abs_op>(size)) return argument(size, 0) == u;
        return is<times_op>(size) && is<times_op>(u) && argument(size, 0) == argument(u, 0) &&
               is<abs_op>(argument(size, 1)) && argument(argument(size, 1), 0) == argument(u, 1);
    }

    /// e where the node is 1 + e with e = exp(decay).
    constexpr node_id exponential_in(node_id sum) const {
        using namespace primitives;
        if (!is<plus_op>(sum)) return none;
        for (int i = 0; i < 2; ++i)
            if (is<exp_op>(argument(sum, i)) && is_number(argument(sum, 1 - i), 1)) return argument(sum, i);
        return none;
    }

    constexpr void own(node_id decay, std::initializer_list<node_id> nodes) {
        for (node_id const each : nodes)
            if (each != none) group_[each] = decay;
    }

    /// All of a group is of one argument: what is of -u has another 2^n, and a pdf is computed of -|u|.
    constexpr void agree(form const& f) {
        form& first = first_[f.decay];
        if (first.what == form::open) first = f;
        if (first.condition != f.condition || first.negated != f.negated) shared_[f.decay] = 1;
    }

    /// A user of a node that belongs to a group: another than the group's own makes it shared.
    constexpr void use(node_id id, node_id user) {
        node_id const decay = group_[id];
        if (decay == none || (user != none && (group_[user] == decay || found_[user].decay == decay))) return;
        shared_[decay] = 1;
    }

    constexpr void find(node_id id) {
        using namespace primitives;
        if (is<divide_op>(id) || is<times_op>(id)) find_sigmoid(id);
        if (is<where_op>(id)) find_choice(id);
        if (is<exp_product_unless_op>(id)) find_product(id);
        find_pdf(id);
    }

    /// e / (1 + e)^2, exp_product(v / (1 + e)^2, -|u|), or that of two factors.
    constexpr void find_pdf(node_id id) {
        using namespace primitives;
        auto const found = [&](quotient const& q, node_id factor, node_id second) {
            node_id const decay = argument(q.e, 0);
            found_[id] = {.what = form::pdf, .decay = decay, .factor = factor, .second = second};
            own(decay, {decay, q.e, q.sum, q.reciprocal});
            return decay;
        };
        if (quotient const q = over_square_in(id); q.e != none && q.numerator == q.e) found(q, none, none);
        bool const of_two = is<exp_product_of_two_op>(id);
        if (!of_two && !is<exp_product_op>(id)) return;
        for (int i = 0; i < 1 + of_two; ++i) {
            node_id const product = argument(id, i), other = of_two ? argument(id, 1 - i) : none;
            quotient const q = over_square_in(product);
            if (q.e == none || argument(id, 1 + of_two) != argument(q.e, 0)) continue;
            own(i == 0 ? found(q, q.numerator, other) : found(q, other, q.numerator), {product});
            return;
        }
    }

    /// where(u >= 0, 1, e) / (1 + e).
    constexpr void find_sigmoid(node_id id) {
        using namespace primitives;
        quotient const q = quotient_in(id);
        if (q.e == none || !is<where_op>(q.numerator)) return;
        node_id const choice = q.numerator, decay = argument(q.e, 0), condition = argument(choice, 0);
        for (int i = 1; i < 3; ++i) {
            if (argument(choice, i) != q.e || !is_number(argument(choice, 3 - i), 1) ||
                !is_size_of(decay, condition))
                continue;
            found_[id] = {form::sigmoid, decay, condition, i == 1, none, none};
            own(decay, {decay, q.e, q.sum, q.reciprocal, choice});
        }
    }

    /// where(u >= 0, q, exp_product(q, -|u|)): a product with q = v / (1 + e), or a slope.
    constexpr void find_choice(node_id id) {
        using namespace primitives;
        node_id const condition = argument(id, 0);
        for (int i = 1; i < 3; ++i) {
            node_id const product = argument(id, i), q = argument(id, 3 - i);
            if (!is<exp_product_op>(product) || argument(product, 0) != q) continue;
            node_id const decay = argument(product, 1);
            if (!is_size_of(decay, condition)) return;
            if (quotient const s = quotient_in(q); s.e != none && argument(s.e, 0) == decay) {
                found_[id] = {form::product, decay, condition, i == 1, s.numerator, none};
                own(decay, {decay, s.e, s.sum, s.reciprocal, q, product});
            } else if (find_slope(q, decay, condition) && i == 2) {
                found_[id] = {form::slope, decay, condition, false, none, found_[q].one_plus};
                found_[product] = {};
                own(decay, {product});
            }
            return;
        }
    }

    /// exp_product_unless(u >= 0, v / (1 + e), m, -|u|), or with a product with a slope.
    constexpr void find_product(node_id id) {
        using namespace primitives;
        bool const negated = is<not_op>(argument(id, 0));
        node_id const condition = negated ? argument(argument(id, 0), 0) : argument(id, 0);
        node_id const q = argument(id, 1), decay = argument(id, 3);
        if (!is_size_of(decay, condition)) return;
        if (quotient const s = quotient_in(q); s.e != none && argument(s.e, 0) == decay) {
            found_[id] = {form::balanced, decay, condition, negated, s.numerator, none};
            own(decay, {decay, s.e, s.sum, s.reciprocal, q});
        } else if (!negated && find_product_with_slope(q, argument(id, 2), decay, condition)) {
            found_[id] = {form::scale, decay, condition, false, none, none};
        }
    }

    /// A slope, or a product with one; balanced factors of it have their exponents in the sum m.
    constexpr bool find_product_with_slope(node_id id, node_id m, node_id decay, node_id condition) {
        using namespace primitives;
        if (is<balance_op>(id)) {
            node_id const product = argument(id, 0);
            if (!find_product_with_slope(product, m, decay, condition) || !find_exponent(m, product, decay))
                return false;
            own(decay, {id});
            return true;
        }
        if (!is<times_op>(id)) return find_slope(id, decay, condition);
        for (int i = 0; i < 2; ++i)
            if (find_product_with_slope(argument(id, i), m, decay, condition)) {
                own(decay, {id});
                return true;
            }
        return false;
    }

    /// Finds the exponent of a balanced product in a sum.
    constexpr bool find_exponent(node_id sum, node_id product, node_id decay) {
        using namespace primitives;
        bool const is_it = is<balance_exponent_op>(sum) && argument(sum, 0) == product;
        bool const found = is_it || (is<plus_op>(sum) && (find_exponent(argument(sum, 0), product, decay) ||
                                                          find_exponent(argument(sum, 1), product, decay)));
        if (found) own(decay, {sum});
        return found;
    }

    struct quotient {
        node_id numerator = none, e = none, sum = none, reciprocal = none;
    };

    /// numerator / (1 + e), or numerator * (1 / (1 + e)).
    constexpr quotient quotient_in(node_id id) const {
        using namespace primitives;
        if (is<divide_op>(id))
            return {argument(id, 0), exponential_in(argument(id, 1)), argument(id, 1), none};
        if (!is<times_op>(id)) return {};
        for (int i = 0; i < 2; ++i)
            if (node_id const r = argument(id, i); is<divide_op>(r) && is_number(argument(r, 0), 1))
                if (node_id const e = exponential_in(argument(r, 1)); e != none)
                    return {argument(id, 1 - i), e, argument(r, 1), r};
        return {};
    }

    /// numerator / (1 + e)^2 with e = exp(-2^k |x|) of a variable. To others `split` adds what a rounding of theirs lost.
    constexpr quotient over_square_in(node_id id) const {
        using namespace primitives;
        bool const is_shared = is<twice_over_op>(id);
        if (!is_shared && !is<divided_by_square_op>(id)) return {};
        node_id const e = argument(id, 1), sum = argument(id, 2);
        if (exponential_in(sum) != e || !is<negate_op>(argument(e, 0))) return {};
        node_id size = argument(argument(e, 0), 0);
        if (is<times_op>(size) && is_power_of_two(from_.nodes[argument(size, 0)])) size = argument(size, 1);
        if (!is<abs_op>(size) || !from_.nodes[argument(size, 0)].is_variable()) return {};
        return {argument(id, 0), e, sum, is_shared ? argument(id, 3) : none};
    }

    /// where(u >= 0, 1 + p e, p + e) / (1 + e)^2 with p = 1 + bounded(u).
    constexpr bool find_slope(node_id id, node_id decay, node_id condition) {
        using namespace primitives;
        bool const is_shared = is<over_square_op>(id);
        if (!is_shared && !is<divided_by_square_op>(id)) return false;
        node_id const choice = argument(id, 0), e = argument(id, 1), sum = argument(id, 2);
        if (!is<exp_op>(e) || argument(e, 0) != decay || exponential_in(sum) != e || !is<where_op>(choice) ||
            argument(choice, 0) != condition)
            return false;
        node_id const above = argument(choice, 1), below = argument(choice, 2),
                      p = other_operand<plus_op>(below, e);
        if (p == none || !is<one_plus_op>(p) || !is<bounded_op>(argument(p, 0)) ||
            argument(argument(p, 0), 0) != argument(condition, 0) || !is<plus_op>(above))
            return false;
        for (int i = 0; i < 2; ++i) {
            if (!is_number(argument(above, i), 1) || other_operand<times_op>(argument(above, 1 - i), e) != p)
                continue;
            own(decay, {decay, e, sum, choice, above, below, argument(above, 1 - i), id});
            if (is_shared) own(decay, {argument(id, 3)});
            found_[id] = {form::fraction, decay, condition, false, none, p};
            return true;
        }
        return false;
    }

    /// The node in the new graph.
    constexpr term placed(node_id id) {
        node const& n = from_.nodes[id];
        return {to_, n.is_number()     ? to_.number(n.value)
                     : n.is_variable() ? to_.variable_at(n.first)
                                       : places_[id]};
    }

    constexpr node_id close(node_id id, form const& f) {
        using namespace primitives;
        if (f.what == form::pdf) return close_pdf(f).id;
        term u = placed(argument(f.condition, 0));
        if (f.negated) u = -u;
        switch (f.what) {
        case form::product: return close_product(placed(f.factor), u).id;
        case form::balanced: return piece<balanced_gated_op>(placed(f.factor), placed(argument(id, 2)), u).id;
        case form::slope: return piece<gated_slope_op>(placed(f.one_plus), u).id;
        case form::fraction: return piece<slope_fraction_op>(placed(f.one_plus), u).id;
        case form::scale:
            return piece<gated_scale_op>(placed(argument(id, 1)), placed(argument(id, 2)), u).id;
        default: return sigmoid(u).id;
        }
    }

    constexpr term close_pdf(form const& f) {
        using namespace primitives;
        term const decay = placed(f.decay);
        if (f.factor == none) return piece<logistic_pdf_op>(decay);
        if (f.second == none) return piece<logistic_pdf_times_op>(placed(f.factor), decay);
        return piece<logistic_pdf_times_two_op>(placed(f.factor), placed(f.second), decay);
    }

    constexpr term close_product(term v, term u) {
        using namespace primitives;
        if (to_[v.id].op == &describe<finite_below_op>)
            if (term const x(to_, to_.argument(v.id, 0)); grows_with(u.id, unscaled(x.id)))
                return piece<self_gated_op>(x, u);
        return piece<gated_op>(v, u);
    }

    constexpr bool is_moderate_factor(node_id f) const {
        return is_moderate_number(to_[f]) && to_[f].value > 0;
    }

    /// Without a factor that is a positive, moderate number.
    constexpr node_id unscaled(node_id x) const {
        bool const is_scaled =
            to_[x].op == &describe<primitives::times_op> && is_moderate_factor(to_.argument(x, 0));
        return is_scaled ? to_.argument(x, 1) : x;
    }

    /// Whether u is x, or a sum of odd powers of x with positive, moderate factors.
    constexpr bool grows_with(node_id u, node_id x) const {
        using namespace primitives;
        if (u == x) return true;
        if (!to_[u].is_operation() || to_[u].count != 2) return false;
        node_id const a = to_.argument(u, 0), b = to_.argument(u, 1);
        if (to_[u].op == &describe<plus_op>) return grows_with(a, x) && grows_with(b, x);
        if (to_[u].op != &describe<times_op>) return false;
        auto const is_factor = [&](node_id f) {
            bool const is_square =
                to_[f].op == &describe<times_op> && to_.argument(f, 0) == to_.argument(f, 1);
            return is_square || is_moderate_factor(f);
        };
        return (is_factor(a) && grows_with(b, x)) || (is_factor(b) && grows_with(a, x));
    }

    graph_view from_;
    graph to_;
    list<node_id> group_;  ///< by node of `from_`: the decay to whose group it belongs
    list<form> found_;     ///< by node of `from_`
    list<form> first_;     ///< by decay: one of its group
    list<char> shared_;    ///< by node of `from_`: whether something else has a part of its group
    list<node_id> places_; ///< by node of `from_`, operations: the node of `to_`
};

/// The same formulas with these whole.
constexpr graph close_sigmoids(graph_view const& expanded) { return sigmoid_closer(expanded).closed(); }

} // namespace ogive::graphs
