// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/piece.hpp>
#include <ogive/transform/rewrite.hpp>

namespace ogive::graphs {

/// Finds out whether a formula has a sum that is 0 where variables are 0, or where exponentials of them are nothing beside
/// 1, though its terms are not, or a logarithm whose argument is 1 there: sqrt(1 + x) - 1 or sqrt(1 + exp(x)) - 1. For
/// tiny variables, and further out, double does not see them beside such terms. So it is with terms that have a pole at 0.
///
/// The graph is evaluated there. Of a branch that is not taken nothing counts.
class vanishing {
public:
    explicit constexpr vanishing(graph_view const& g)
        : graph_(g), values_(g.node_count), kinds_(g.node_count), exact_(g.node_count) {
        for (node_id id = 0; id < g.node_count; ++id) exact_[id] = is_exact(g[id]);
        for (double const x : {0.0, -60.0, 60.0})
            if (!found_) look_at(x);
    }

    constexpr bool found() const { return found_; }

private:
    enum kind : char { unknown, pole, finite };

    /// Nothing is rounded: a difference that is 0 is so.
    constexpr bool is_exact(node const& n) const {
        using namespace primitives;
        if (!n.is_operation()) return true;
        int const first = n.op == &describe<where_op> ? 1 : 0;
        bool exact = first == 1;
        for (descriptor const* each : {&describe<max_op>, &describe<min_op>, &describe<clamp_op>,
                                       &describe<abs_op>, &describe<negate_op>})
            exact = exact || n.op == each;
        for (int i = first; i < n.count; ++i) exact = exact && exact_[graph_.argument(n, i)];
        return exact;
    }

    constexpr void look_at(double x) {
        for (node_id id = 0; id < graph_.node_count; ++id) evaluate(id, x);
        list<char> needed(graph_.node_count);
        for (int i = 0; i < graph_.output_count; ++i) needed[graph_.outputs[i]] = 1;
        for (node_id id = graph_.node_count - 1; id >= 0; --id)
            if (needed[id] && graph_.nodes[id].is_operation()) visit(graph_.nodes[id], id, needed);
    }

    constexpr void evaluate(node_id id, double x) {
        using namespace primitives;
        node const& n = graph_.nodes[id];
        kinds_[id] = finite;
        if (!n.is_operation()) { // variables differ, lest their differences are 0
            values_[id] = n.is_number() ? n.value : x < 0 ? x - n.first : x > 0 ? x + n.first : 0;
            return;
        }
        kinds_[id] = unknown;
        double arguments[3]{};
        if (n.count > 3) return;
        for (int i = 0; i < n.count; ++i) {
            node_id const argument = graph_.argument(n, i);
            bool const is_divisor = n.op == &describe<divide_op> && i == 1;
            if (kinds_[argument] == finite && is_divisor && values_[argument] == 0) kinds_[id] = pole;
            if (kinds_[argument] == pole && !is_divisor) kinds_[id] = pole;
            if (kinds_[argument] != finite || kinds_[id] == pole) return;
            arguments[i] = values_[argument];
        }
        bool const is_beyond = (n.op == &describe<log_op> || n.op == &describe<rsqrt_op>)&&arguments[0] <= 0;
        if (is_beyond || n.op == &describe<pow_op>) return;
        double const value = n.op->evaluate_double(arguments, n.count);
        values_[id] = value < -huge  ? -huge
                      : value > huge ? huge
                                     : value; // constant expressions may not overflow
        if (value == value) kinds_[id] = finite;
    }

    constexpr void visit(node const& n, node_id id, list<char>& needed) {
        using namespace primitives;
        node_id const a = graph_.argument(n, 0), b = graph_.argument(n, n.count - 1);
        descriptor const* const condition = graph_.nodes[a].op;
        bool const is_at_a_point = condition == &describe<equal_op> || condition == &describe<not_equal_op>;
        if (n.op == &describe<where_op> && kinds_[a] == finite && !is_at_a_point) {
            needed[graph_.argument(n, values_[a] != 0 ? 1 : 2)] = 1;
            return;
        }
        for (int i = 0; i < n.count; ++i) needed[graph_.argument(n, i)] = 1;
        auto const is_nothing = [&](double beside) {
            bool const is_known = kinds_[id] == finite && beside < huge;
            return is_known && values_[id] < 1e-12 * beside && values_[id] > -1e-12 * beside;
        };
        if (n.op == &describe<plus_op> || n.op == &describe<minus_op>) {
            bool const has_poles =
                kinds_[a] != finite && kinds_[b] != finite && (kinds_[a] == pole || kinds_[b] == pole);
            bool const is_rounded = !exact_[a] || !exact_[b];
            found_ =
                found_ || has_poles || (is_rounded && is_nothing(values_[a] < 0 ? -values_[a] : values_[a]));
        }
        found_ = found_ || (n.op == &describe<log_op> && is_nothing(1));
    }

    static constexpr double huge = 1e30;

    graph_view graph_;
    list<double> values_;
    list<char> kinds_, exact_; // by node
    bool found_ = false;
};

} // namespace ogive::graphs
