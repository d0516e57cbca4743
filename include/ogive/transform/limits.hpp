// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <limits>
#include <ogive/primitive/piece.hpp>
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/rewrite.hpp>

namespace ogive::graphs {

/// The exponential of what is below its negative is 0 even times the largest double.
inline constexpr double nothing_beyond = 1500;

/// What stands for an infinite factor beside a vanishing one: any finite number of that sign.
constexpr term finite_below(term factor) { return piece<primitives::finite_below_op>(factor); }
constexpr term finite_above(term factor) { return piece<primitives::finite_above_op>(factor); }

constexpr bool is_quotient(node const& n) { return n.op == &describe<primitives::divide_op>; }

/// Whether the factors of an argument are its own.
constexpr bool is_factored(node const& n) {
    return n.op == &describe<primitives::times_op> || n.op == &describe<primitives::negate_op> ||
           n.op == &describe<primitives::square_op> || is_quotient(n);
}

/// Finds products that are infinity times zero where a variable is infinite, as x * sigmoid(x) at -infinity, and whose
/// limit is zero since the vanishing factor decays exponentially. The infinite factor becomes a finite one there:
/// finite_below(x) * sigmoid(x) is -0 at -infinity, and the same as before everywhere else.
///
/// Such a factor is marked, and so is one that exceeds 4, perhaps with another variable than the one with which its fellow
/// decays: the product may be a normal number where the decaying factor is not.
///
/// The graph is evaluated at both ends of each variable, the others being 1. An end is a finite number so large that
/// what decays exponentially is 0 there; constant expressions may not overflow.
class limit_finder {
public:
    explicit constexpr limit_finder(graph_view const& g)
        : graph_(g), values_(g.node_count), decays_(g.node_count), low_(g.node_count), high_(g.node_count),
          quotient_(g.node_count, none), divided_(g.node_count), ever_large_(g.node_count),
          ever_decays_(g.node_count) {
        for (int slot = 0; slot < g.variable_count; ++slot) {
            visit(slot, -huge);
            visit(slot, huge);
        }
    }

    /// Bit i: argument i of the product must be finite where it would be -inf.
    constexpr int low(node_id product) const { return low_[product]; }
    /// Likewise from above.
    constexpr int high(node_id product) const { return high_[product]; }

    static constexpr node_id none = -1;

    /// A quotient that is a factor of an infinite argument of the product, since its divisor decays; the other argument
    /// decays too. Or none.
    constexpr node_id quotient(node_id product) const { return quotient_[product]; }
    /// Of which argument.
    constexpr int divided(node_id product) const { return divided_[product]; }
    constexpr bool has_quotients() const { return has_quotients_; }

    /// Bit i: argument i exceeds 4, the other one decays, perhaps with different variables.
    constexpr int free(node_id product) const {
        node_id const a = graph_.argument(product, 0), b = graph_.argument(product, 1);
        return (ever_large_[a] && ever_decays_[b] ? 1 : 0) | (ever_large_[b] && ever_decays_[a] ? 2 : 0);
    }

private:
    static constexpr double huge = 1e12; // an end
    static constexpr double far = 800;   // exp(-far) is 0
    static constexpr double large = 4; // what enlarges the rounding of a subnormal number beyond the contract
    static constexpr double unbounded = 1e6; // what exceeds this at an end is taken for infinite

    static constexpr double clamped(double value) {
        return value > huge ? huge : value < -huge ? -huge : value;
    }

    constexpr void visit(int slot, double end) {
        for (node_id id = 0; id < graph_.node_count; ++id) {
            node const& n = graph_.nodes[id];
            decays_[id] = 0;
            if (n.kind == node::number) {
                values_[id] = clamped(n.value);
            } else if (n.kind == node::variable) {
                values_[id] = n.first == slot ? end : 1;
            } else {
                if (n.op == &describe<primitives::times_op>) limit_product(id, n);
                values_[id] = evaluate(n);
                decays_[id] = values_[id] == 0 && vanishes_exponentially(n);
            }
            ever_decays_[id] = ever_decays_[id] || decays_[id];
            if (!n.is_number() && (values_[id] > large || values_[id] < -large)) ever_large_[id] = 1;
        }
    }

    /// Roughly the value of an operation, its sign and size being right at the ends; 1 where it is not known.
    constexpr double evaluate(node const& n) const {
        using namespace primitives;
        descriptor const* const op = n.op;
        double arguments[3]{};
        if (n.count > 3) return 1;
        for (int i = 0; i < n.count; ++i) arguments[i] = values_[graph_.argument(n, i)];
        double const u = arguments[0];
        if (op == &describe<sigmoid_op>) return u < -far ? 0 : u > far ? 1 : 0.5;
        if (op == &describe<softplus_op>) return u < -far ? 0 : u > 20 ? u : 1;
        if (op == &describe<exp_op>) return u < -far ? 0 : u > 20 ? huge : 1;
        if (op == &describe<expm1_op>) return u < -far ? -1 : u > 20 ? huge : u;
        if (op == &describe<tanh_op> || op == &describe<erf_op>) return u > 20 ? 1 : u < -20 ? -1 : u / 20;
        if (op == &describe<sigmoid_slope_op> || op == &describe<mish_slope_op>) return u < -far ? 0 : 1;
        if (op == &describe<normal_cdf_op> || op == &describe<normal_slope_op>)
            return u < -40 ? 0 : u > 40 ? 1 : 0.5;
        if (op == &describe<inverse_mills_op>) return u < -40 ? -u : u > 40 ? 0 : 0.5;
        if (op == &describe<normal_pdf_op>) return u < -40 || u > 40 ? 0 : 0.25;
        if (op == &describe<erfc_op>) return u < -40 ? 2 : u > 40 ? 0 : 1;
        if (op == &describe<minus_x_tanh_op>) return clamped(u - std::max(arguments[1], -arguments[1]));
        if (op == &describe<tanhshrink_op>) return u;
        if (op == &describe<plus_root_op>) return u > 20 ? u : 1;
        if (op == &describe<divide_op> && arguments[1] == 0) return u < 0 ? -huge : huge;
        bool const keeps_zero = op == &describe<log1p_op> || op == &describe<sqrt_op> ||
                                (op == &describe<pow_op> && arguments[1] > 0);
        if (keeps_zero && u == 0) return 0;
        bool const exact = op->notation.is_operator() || op->is_condition || op == &describe<where_op> ||
                           op == &describe<abs_op> || op == &describe<sign_op> || op == &describe<max_op> ||
                           op == &describe<min_op> || op == &describe<clamp_op> || op == &describe<square_op>;
        return exact ? clamped(op->evaluate_double(arguments, n.count)) : 1;
    }

    constexpr void limit_product(node_id id, node const& n) {
        for (int i = 0; i < 2; ++i) {
            double const factor = values_[graph_.argument(n, i)];
            if ((factor > unbounded || factor < -unbounded) && decays_[graph_.argument(n, 1 - i)]) {
                (factor < 0 ? low_ : high_)[id] |= 1 << i;
                if (node_id const found = quotient_in(graph_.argument(n, i)); found != none) {
                    quotient_[id] = found, divided_[id] = i;
                    has_quotients_ = true;
                }
            }
        }
    }

    /// A factor that is divided by what decays, and does not decay itself.
    constexpr node_id quotient_in(node_id id) const {
        node const& n = graph_.nodes[id];
        if (is_quotient(n) && decays_[graph_.argument(n, 1)] && !decays_[graph_.argument(n, 0)]) return id;
        if (!is_factored(n)) return none;
        node_id const found = quotient_in(graph_.argument(n, 0));
        return found != none || n.op != &describe<primitives::times_op> ? found
                                                                        : quotient_in(graph_.argument(n, 1));
    }

    /// Of a node whose value is zero at the end looked at.
    constexpr bool vanishes_exponentially(node const& n) const {
        using namespace primitives;
        descriptor const* const op = n.op;
        if (op == &describe<sigmoid_op> || op == &describe<exp_op> || op == &describe<softplus_op> ||
            op == &describe<normal_cdf_op> || op == &describe<normal_pdf_op> || op == &describe<erfc_op> ||
            op == &describe<sigmoid_slope_op> || op == &describe<mish_slope_op> ||
            op == &describe<normal_slope_op> || op == &describe<inverse_mills_op>)
            return true;
        if (op == &describe<divide_op> || op == &describe<negate_op> || op == &describe<tanh_op> ||
            op == &describe<expm1_op> || op == &describe<log1p_op> || op == &describe<square_op> ||
            op == &describe<erf_op> || op == &describe<sin_op> || op == &describe<pow_op> ||
            op == &describe<sqrt_op> || op == &describe<abs_op> || op == &describe<clamp_op>)
            return decays_[graph_.argument(n, 0)];
        if (op == &describe<times_op>)
            return decays_[graph_.argument(n, 0)] || decays_[graph_.argument(n, 1)];
        if (op == &describe<plus_op> || op == &describe<minus_op>)
            return decays_[graph_.argument(n, 0)] && decays_[graph_.argument(n, 1)];
        if (op == &describe<where_op>)
            return decays_[graph_.argument(n, values_[graph_.argument(n, 0)] != 0 ? 1 : 2)];
        return false;
    }

    graph_view graph_;
    list<double> values_;
    list<char> decays_;
    list<int> low_, high_;
    list<node_id> quotient_;
    list<int> divided_;
    list<char> ever_large_, ever_decays_;
    bool has_quotients_ = false;
};

/// The same formulas where what decays is divided by what decays: a / b may overflow where d / b in a * (d / b) does not.
class early_divider {
public:
    constexpr early_divider(graph_view const& from, limit_finder const& limits)
        : from_(from), limits_(limits), made_(from.node_count) {}

    constexpr graph divided() {
        rebuild(from_, to_, [&](node_id id, node_id const* arguments, int count) {
            node const& n = from_.nodes[id];
            for (int i = 0; i < count; ++i) made_[from_.argument(n, i)] = arguments[i];
            node_id const quotient = limits_.quotient(id);
            if (quotient == limit_finder::none) return to_.operation(*n.op, arguments, count);
            int const i = limits_.divided(id);
            term const other(to_, arguments[1 - i]), divisor = made(from_.argument(from_.nodes[quotient], 1));
            return (undivided(from_.argument(n, i), quotient) * (other / divisor)).id;
        });
        return to_;
    }

private:
    constexpr term made(node_id id) { return {to_, made_[id]}; }

    constexpr bool contains(node_id id, node_id quotient) const {
        node const& n = from_.nodes[id];
        if (id == quotient) return true;
        if (id < quotient || !is_factored(n)) return false;
        return contains(from_.argument(n, 0), quotient) ||
               (n.op == &describe<primitives::times_op> && contains(from_.argument(n, 1), quotient));
    }

    /// The product again, without that divisor.
    constexpr term undivided(node_id id, node_id quotient) {
        node const& n = from_.nodes[id];
        node_id const first = from_.argument(n, 0);
        if (id == quotient) return made(first);
        if (n.op == &describe<primitives::negate_op>) return -undivided(first, quotient);
        if (n.op == &describe<primitives::square_op>) return undivided(first, quotient) * made(first);
        node_id const second = from_.argument(n, 1);
        if (is_quotient(n)) return undivided(first, quotient) / made(second);
        return contains(first, quotient) ? undivided(first, quotient) * made(second)
                                         : made(first) * undivided(second, quotient);
    }

    graph_view from_;
    limit_finder const& limits_;
    graph to_;
    list<node_id> made_; // by node of `from_`
};

/// The same formulas, with their limits where a variable is infinite and a product would be NaN.
constexpr graph mark_products(graph_view const& from, limit_finder const& limits) {
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        node const& n = from.nodes[id];
        if (n.op != &describe<primitives::times_op>) return to.operation(*n.op, arguments, count);
        node_id factors[2]{};
        for (int i = 0; i < 2; ++i) {
            term const factor(to, arguments[i]);
            term finite = factor;
            if (limits.low(id) & (1 << i)) finite = finite_below(finite);
            if (limits.high(id) & (1 << i)) finite = finite_above(finite);
            bool const marked = finite.id != factor.id || (limits.free(id) & (1 << i)) != 0;
            factors[i] = marked ? piece<primitives::unbounded_op>(finite).id : arguments[i];
        }
        return to.operation(*n.op, factors, count);
    });
    return to;
}

/// Likewise, after what decays is divided. A divisor that is put with one factor where one variable is large, and back
/// where another one is, would be moved without end.
constexpr graph limit_products(graph_view const& from, int rounds = 4) {
    limit_finder const limits(from);
    if (!limits.has_quotients() || rounds == 0) return mark_products(from, limits);
    return limit_products(early_divider(from, limits).divided(), rounds - 1);
}

/// Whether a product is left that no rule has opened: its decaying factor may be subnormal where it is not.
constexpr bool has_marks(graph_view const& g) {
    list<char> const live = live_nodes(g);
    for (node_id id = 0; id < g.node_count; ++id)
        if (live[id] && g.nodes[id].op == &describe<primitives::unbounded_op>) return true;
    return false;
}

/// The same formulas without the marks, which have done their work.
constexpr graph drop_marks(graph_view const& from) {
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        bool const mark = from.nodes[id].op == &describe<primitives::unbounded_op> ||
                          from.nodes[id].op == &describe<primitives::moderate_op>;
        return mark ? arguments[0] : to.operation(*from.nodes[id].op, arguments, count);
    });
    return to;
}

/// The same formulas where a factor that has overflowed counts for nothing beside an exponential that is 0.
constexpr graph bound_products(graph_view const& from) {
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        descriptor const& op = *from.nodes[id].op;
        if (&op != &describe<primitives::exp_product_op>) return to.operation(op, arguments, count);
        term const v(to, arguments[0]), u(to, arguments[1]);
        return piece<primitives::exp_product_op>(where(u < -nothing_beyond, clamp(v, -1, 1), v), u).id;
    });
    return to;
}

} // namespace ogive::graphs
