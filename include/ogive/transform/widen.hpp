// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <ogive/primitive/piece.hpp>
#include <ogive/primitive/slope.hpp>
#include <ogive/transform/bounds.hpp>
#include <ogive/transform/simplify.hpp>

namespace ogive::graphs {

/// Finds out whether float is too narrow for a formula, all safe forms having been found: whether some sum may cancel
/// whose terms are rounded, or some function may enlarge the rounding of its argument and nothing can be put in for
/// what that lost.
///
/// Of each node three things are known without the values of variables: its sign (always the same, or that of another
/// node), bounds of its magnitude, and what rounding has done to it.
class narrowness {
public:
    explicit constexpr narrowness(graph_view const& g) : graph_(g), bounds_(g), facts_(g.node_count) {
        list<char> const live = live_nodes(g);
        for (node_id id = 0; id < g.node_count; ++id)
            if (live[id]) visit(id);
        for (int i = 0; i < g.output_count; ++i) found_ = found_ || facts_[g.outputs[i]].torn;
    }

    constexpr bool found() const { return found_; }

private:
    enum loss : char {
        none,       ///< exact
        product,    ///< a product of what is exact: in a sum it is fused, and so exact
        arithmetic, ///< rounded; transform/compensate.hpp knows what was lost
        function    ///< rounded, with the error of a function
    };

    struct fact {
        int sign =
            0; ///< 1: not negative; -1: not positive; ±(2 + id): the sign of that node, or its opposite
        double least = 0, most = huge; ///< of the magnitude
        loss lost = function;
        bool torn = false;       ///< it holds a sum that may cancel, of rounded arithmetic
        bool shrunk = false;     ///< of a tiny variable it may be a subnormal number that is rounded
        std::uint32_t slots = 0; ///< bit i: it depends on variable i (modulo 32)
    };

    static constexpr double huge = 1e30; // or more
    static constexpr double much = 4;    // enlarged less than that, a rounding is none to care about

    static constexpr double capped(double magnitude) { return magnitude < huge ? magnitude : huge; }

    static constexpr int sign_of_product(int a, int b, int self) {
        if (a == 1 || a == -1) return a * b;
        if (b == 1 || b == -1) return a * b;
        return a == b ? 1 : a == -b ? -1 : self;
    }

    constexpr void visit(node_id id) {
        node const& n = graph_.nodes[id];
        fact& f = facts_[id];
        f.sign = id + 2;
        if (n.is_number()) {
            f.sign = n.value < 0 ? -1 : 1;
            f.least = f.most = capped(n.value < 0 ? -n.value : n.value);
            bool const fits = n.value > -3e38 && n.value < 3e38;
            f.lost = !fits || static_cast<double>(static_cast<float>(n.value)) == n.value ? none : arithmetic;
        } else if (n.is_variable()) {
            f.lost = none;
            f.slots = 1u << (n.first & 31);
        } else if (!n.op->is_condition) {
            visit_operation(id, n, f);
            bound(f, bounds_.low(id), bounds_.high(id));
        }
    }

    static constexpr void bound(fact& f, double low, double high) {
        f.most = std::min(f.most, std::max(-low, high));
        f.least = std::max({f.least, low, -high});
        if (low >= 0 || high <= 0) f.sign = low >= 0 ? 1 : -1;
    }

    constexpr fact const& argument(node const& n, int i) const { return facts_[graph_.argument(n, i)]; }

    constexpr void visit_operation(node_id id, node const& n, fact& f) {
        using namespace primitives;
        descriptor const* const op = n.op;
        fact const& a = argument(n, 0);
        fact const& b = argument(n, n.count - 1);
        for (int i = 0; i < n.count; ++i) {
            f.torn = f.torn || argument(n, i).torn;
            f.shrunk = f.shrunk || argument(n, i).shrunk;
            f.slots |= argument(n, i).slots;
        }
        loss const worst = std::max(a.lost, b.lost);
        bool const is_minus = op == &describe<minus_op>;
        if (is_minus || op == &describe<plus_op>) {
            sum(f, n, is_minus);
        } else if (op == &describe<times_op> || op == &describe<square_op>) {
            f.sign = sign_of_product(a.sign, b.sign, id + 2);
            f.least = capped(a.least * b.least);
            f.most = a.most == 0 || b.most == 0 ? 0 : capped(a.most * b.most);
            bool const scaled = is_power_of_two(n, 0) || is_power_of_two(n, 1);
            bool const kept =
                worst != product || is_square(n, 0) || is_square(n, 1); // transform/schedule.hpp
            f.lost = scaled && kept ? worst : worst == none ? product : worst == product ? arithmetic : worst;
            found_ = found_ || enlarges_subnormal(a, b) || enlarges_subnormal(b, a);
        } else if (op == &describe<divide_op>) {
            f.sign = sign_of_product(a.sign, b.sign, id + 2);
            f.least = b.most == 0 || b.most == huge ? 0 : capped(a.least / b.most);
            f.most = b.least == 0 || a.most == huge ? huge : capped(a.most / b.least);
            f.lost =
                worst == function || !graph_.nodes[graph_.argument(n, 1)].is_number() ? function : arithmetic;
        } else if (op == &describe<negate_op> || op == &describe<abs_op> ||
                   op == &describe<stop_gradient_op> || op == &describe<unbounded_op> ||
                   op == &describe<finite_above_op> || op == &describe<finite_below_op>) {
            f = a;
            if (op == &describe<negate_op>) f.sign = -a.sign;
            if (op == &describe<abs_op>) f.sign = 1;
        } else if (op == &describe<where_op> || op == &describe<max_op> || op == &describe<min_op> ||
                   op == &describe<clamp_op>) {
            choice(f, n);
        } else {
            call(f, n, a, b);
        }
    }

    /// Another variable may be so large that the product is none.
    static constexpr bool enlarges_subnormal(fact const& shrunk, fact const& factor) {
        return shrunk.shrunk && factor.most == huge && (factor.slots & ~shrunk.slots) != 0;
    }

    /// A variable times a number less than 1.
    constexpr bool is_shrinking(node const& n) const {
        for (int i = 0; i < 2; ++i)
            if (n.op == &describe<primitives::times_op> && is_fraction(graph_.nodes[graph_.argument(n, i)]))
                return true;
        return false;
    }

    constexpr bool is_power_of_two(node const& n, int i) const {
        return i < n.count && graphs::is_power_of_two(graph_.nodes[graph_.argument(n, i)]);
    }

    constexpr bool is_square(node const& n, int i) const {
        return i < n.count && graph_.nodes[graph_.argument(n, i)].op == &describe<primitives::square_op>;
    }

    constexpr void sum(fact& f, node const& n, bool is_minus) {
        fact const &a = argument(n, 0), &b = argument(n, 1);
        int const sign_of_b = is_minus ? -b.sign : b.sign;
        f.lost = a.lost == function || b.lost == function ? function : arithmetic;
        f.most = capped(a.most + b.most);
        if (a.sign == sign_of_b) {
            f.sign = a.sign;
            f.least = capped(a.least + b.least);
            return;
        }
        bool const a_is_larger = a.least >= 2 * b.most && b.most < huge,
                   b_is_larger = b.least >= 2 * a.most && a.most < huge;
        if (a_is_larger) f.sign = a.sign, f.least = capped(a.least - b.most);
        if (b_is_larger) f.sign = sign_of_b, f.least = capped(b.least - a.most);
        if (a_is_larger || b_is_larger || stays_large(n, is_minus)) return;
        bool const fused = a.lost <= product && b.lost <= product && (a.lost == none || b.lost == none);
        if (!fused) (f.lost == function ? found_ : f.torn) = true;
    }

    /// Whether one term keeps away from 0 and the other one takes at most half of it off.
    constexpr bool stays_large(node const& n, bool is_minus) const {
        node_id const a = graph_.argument(n, 0), b = graph_.argument(n, 1);
        double const low_a = bounds_.low(a), high_a = bounds_.high(a);
        double const low_b = is_minus ? -bounds_.high(b) : bounds_.low(b),
                     high_b = is_minus ? -bounds_.low(b) : bounds_.high(b);
        auto const half = [](double low, double other) { return low > 0 && other >= -0.5 * low; };
        return half(low_a, low_b) || half(low_b, low_a) || half(-high_a, -high_b) || half(-high_b, -high_a);
    }

    /// One of the arguments, or of the branches.
    constexpr void choice(fact& f, node const& n) {
        int const first = n.op == &describe<primitives::where_op> ? 1 : 0;
        int const self = f.sign;
        bool const torn = f.torn;
        f = argument(n, first);
        f.torn = torn;
        for (int i = first + 1; i < n.count; ++i) {
            fact const& other = argument(n, i);
            bool const grows = n.op == &describe<primitives::max_op> && (f.sign == 1 || other.sign == 1);
            bool const zero = other.most == 0 && first == 1, was_zero = f.most == 0 && first == 1;
            if (grows)
                f.sign = 1;
            else if (was_zero && !zero)
                f.sign = other.sign;
            else if (!zero && f.sign != other.sign)
                f.sign = self;
            f.least = first == 1 ? std::min(f.least, other.least) : 0;
            f.most = std::max(f.most, other.most);
            f.lost = std::max(f.lost, other.lost);
        }
        if (n.op == &describe<primitives::clamp_op>) f.most = bound_of_clamp(n);
    }

    constexpr double bound_of_clamp(node const& n) const {
        return std::max(argument(n, 1).most, argument(n, 2).most);
    }

    constexpr void call(fact& f, node const& n, fact const& a, fact const& b) {
        using namespace primitives;
        descriptor const* const op = n.op;
        f.lost = function;
        bool const mended = op == &describe<exp_op> || op == &describe<sigmoid_op> ||
                            op == &describe<normal_cdf_op> || op == &describe<normal_pdf_op> ||
                            op == &describe<erfc_op>;
        if (mended)
            f.torn = false;
        else
            found_ = found_ || f.torn;
        bool const fraction =
            op == &describe<sigmoid_op> || op == &describe<normal_cdf_op> || op == &describe<normal_pdf_op>;
        bool const exponential =
            fraction || op == &describe<exp_op> || op == &describe<softplus_op> || op == &describe<erfc_op>;
        bool const keeps_sign = op == &describe<tanh_op> || op == &describe<erf_op> ||
                                op == &describe<expm1_op> || op == &describe<log1p_op> ||
                                op == &describe<over_root_op>;
        if (exponential || op == &describe<sqrt_op> || op == &describe<rsqrt_op> ||
            op == &describe<root_op> || op == &describe<plus_root_op> ||
            op == &describe<one_plus_over_root_op> || op == &describe<root_minus_one_op> ||
            (op == &describe<pow_op> && a.sign == 1))
            f.sign = 1;
        if (keeps_sign) {
            f.sign = a.sign;
            f.shrunk = f.shrunk || is_shrinking(graph_.nodes[graph_.argument(n, 0)]);
        }
        if (fraction || op == &describe<tanh_op> || op == &describe<erf_op> || op == &describe<sin_op> ||
            op == &describe<cos_op> || op == &describe<shifted_sin_op> || op == &describe<sign_op>)
            f.most = 1;
        if (op == &describe<over_root_op> && argument(n, 1).least >= 1) f.most = 1;
        if (op == &describe<erfc_op> || op == &describe<one_plus_over_root_op>) f.most = 2;
        if (op == &describe<exp_op> && a.sign == -1) f.most = 1;
        if (op == &describe<gauss_op> || op == &describe<mills_ratio_op>) {
            f.sign = 1;
            f.most = op == &describe<gauss_op> ? 1 : 0.5;
        }
        if (op == &describe<log_op> && a.most <= 1) f.sign = -1;
        if (op == &describe<log_op> && a.least >= 1) f.sign = 1;
        if (op == &describe<exp_op> && a.sign == 1) f.least = 1;
        if (op == &describe<sqrt_op> && a.least >= 1) f.least = 1;

        // Where they decay; exp, and the density of both signs, everywhere.
        node_id const x = graph_.argument(n, 0);
        bool const on_both_sides = op == &describe<exp_op> || op == &describe<normal_pdf_op>;
        double const falls = op == &describe<erfc_op> ? bounds_.high(x) : -bounds_.low(x);
        bool const enlarges = exponential && std::min(a.most, on_both_sides ? huge : falls) > much;
        if (enlarges && a.lost == function) found_ = true;
        // The exponent's error counts as many times as the logarithm of the base.
        if (op == &describe<pow_op> && ((a.lost == function && b.most > much) || b.lost != none))
            found_ = true;
        if (op == &describe<log_op> && a.lost > product && a.least < 2 && a.most > 0.5) found_ = true;
        if (op == &describe<log1p_op> && a.lost > product && a.sign != 1 && a.most > 0.5) found_ = true;
    }

    graph_view graph_;
    bounds_finder bounds_;
    list<fact> facts_;
    bool found_ = false;
};

constexpr bool is_rounded(node const& n) {
    return n.op == &describe<primitives::rounded_op> || n.op == &describe<primitives::rounded_exactly_op>;
}

/// Marks the results: in float they are computed in double and rounded once; `exactly`: with what double loses.
constexpr void mark_in_double(graph& g, bool exactly = false) {
    descriptor const& mark =
        exactly ? describe<primitives::rounded_exactly_op> : describe<primitives::rounded_op>;
    for (node_id& id : g.outputs)
        if (g[id].is_operation() && !is_rounded(g[id])) id = g.operation(mark, &id, 1);
}

/// Whether results are marked so.
constexpr bool is_in_double(graph_view const& g) {
    for (int i = 0; i < g.output_count; ++i)
        if (is_rounded(g.nodes[g.outputs[i]])) return true;
    return false;
}

/// What has more nodes is not corrected: it would take longer than it is worth.
inline constexpr int longest_correction = 128;

/// Whether they are to be computed with what double loses, in float too.
constexpr bool is_exact_in_float(graph_view const& g) {
    for (int i = 0; i < g.output_count; ++i)
        if (g.nodes[g.outputs[i]].op == &describe<primitives::rounded_exactly_op>) return true;
    return false;
}

} // namespace ogive::graphs
