// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/rewrite.hpp>
#include <ogive/transform/shape.hpp>

namespace ogive::graphs {

/// Takes out of the reductions what is the same along the row: row_sum(x * c / d) = row_sum(x) * c / d for c and d per
/// row. That is computed once a row, and more sums come to depend on the same pass over the row.
class row_hoist {
public:
    explicit constexpr row_hoist(graph& g) : g_(g), per_row_(g) {}

    constexpr node_id make(descriptor const& op, node_id const* arguments, int count) {
        using namespace primitives;
        bool const linear = &op == &describe<row_sum_op> || &op == &describe<row_mean_op>;
        if (&op == &describe<row_simplex_shift_below_op> && per_row_(arguments[0]))
            return (term(g_, arguments[0]) - 1 / row_length(term(g_, arguments[0]))).id;
        if (!linear && &op != &describe<row_max_op> && &op != &describe<row_min_op>)
            return g_.operation(op, arguments, count);
        if (per_row_(arguments[0])) {
            if (&op != &describe<row_sum_op>) return arguments[0];
            node_id const one = g_.number(1);
            return binary(describe_times(), g_.operation(describe<row_length_op>, &one, 1), arguments[0]);
        }
        return linear ? make_linear(op, arguments[0]) : g_.operation(op, arguments, count);
    }

private:
    struct factor {
        node_id id = 0;
        bool divides = false;
    };

    /// A sum or a mean.
    constexpr node_id make_linear(descriptor const& op, node_id argument) {
        list<factor> factors;
        bool negative = false;
        node_id const core = strip(argument, factors, negative);
        node_id result = 0;
        if (core != argument) {
            result = make(op, &core, 1);
        } else if (is_sum_of_products(core)) {
            node_id const left = g_.argument(core, 0), right = g_.argument(core, 1);
            result = binary(*g_[core].op, make(op, &left, 1), make(op, &right, 1));
        } else {
            result = g_.operation(op, &core, 1);
        }
        for (factor const& each : factors)
            result = binary(each.divides ? describe_divide() : describe_times(), result, each.id);
        return negative ? g_.operation(describe<primitives::negate_op>, &result, 1) : result;
    }

    /// a + b or a - b where something can be taken out of a or of b.
    constexpr bool is_sum_of_products(node_id id) {
        node const n = g_[id];
        if (n.op != &describe<primitives::plus_op> && n.op != &describe<primitives::minus_op>) return false;
        for (int i = 0; i < 2; ++i) {
            list<factor> factors;
            bool negative = false;
            node_id const side = g_.argument(n, i);
            if (per_row_(side) || (strip(side, factors, negative) != side && factors.size() > 0)) return true;
        }
        return false;
    }

    static constexpr descriptor const& describe_times() { return graphs::describe<primitives::times_op>; }
    static constexpr descriptor const& describe_divide() { return graphs::describe<primitives::divide_op>; }

    constexpr node_id binary(descriptor const& op, node_id a, node_id b) {
        node_id const operands[]{a, b};
        return g_.operation(op, operands, 2);
    }

    /// What varies of a product; its other factors are noted.
    constexpr node_id strip(node_id id, list<factor>& factors, bool& negative) {
        using namespace primitives;
        node const n = g_[id];
        if (n.op == &describe<negate_op>) {
            negative = !negative;
            return strip(g_.argument(n, 0), factors, negative);
        }
        if (n.op == &describe_times()) {
            node_id const a = g_.argument(n, 0), b = g_.argument(n, 1);
            if (per_row_(a)) {
                factors.push_back({a, false});
                return strip(b, factors, negative);
            }
            if (per_row_(b)) {
                factors.push_back({b, false});
                return strip(a, factors, negative);
            }
            node_id const left = strip(a, factors, negative), right = strip(b, factors, negative);
            return binary(describe_times(), left, right);
        }
        if (n.op == &describe_divide()) {
            node_id const a = g_.argument(n, 0), b = g_.argument(n, 1);
            if (per_row_(b)) {
                factors.push_back({b, true});
                return strip(a, factors, negative);
            }
            return per_row_(a) ? id : binary(describe_divide(), strip(a, factors, negative), b);
        }
        return id;
    }

    graph& g_;
    row_shapes<graph> per_row_;
};

constexpr graph hoist_row_factors(graph_view const& from) {
    graph to;
    row_hoist hoist(to);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        return hoist.make(*from[id].op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
