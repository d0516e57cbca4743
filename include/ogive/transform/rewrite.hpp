// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/lower.hpp>
#include <ogive/transform/rule.hpp>

namespace ogive::graphs {

/// Builds a graph in which no rule of the given tables matches any more: every node is rewritten as it is made,
/// after its arguments. Operations on numbers are folded, in double.
template <int Tables>
class rewriter {
public:
    constexpr rewriter(graph& g, rule_table const (&tables)[Tables]) : to_(g) {
        for (int i = 0; i < Tables; ++i) tables_[i] = tables[i];
        for (node_id& id : bound_) id = -1;
    }

    constexpr node_id make(descriptor const& op, node_id const* arguments, int count) {
        if (node_id const folded = fold(op, arguments, count); folded >= 0) return folded;
        if (op.symmetry != parity::none && is(arguments[0], describe<primitives::negate_op>)) {
            node_id const positive = make(op, &to_argument(arguments[0]), 1);
            return op.symmetry == parity::even ? positive
                                               : make(describe<primitives::negate_op>, &positive, 1);
        }
        for (rule_table const& table : tables_) {
            rule_group const group = table.group_of(op);
            for (int i = group.begin; i < group.end; ++i) {
                rule const& r = table.rules[i];
                node const& pattern = table.nodes[r.from];
                if (pattern.count == count && match_arguments(table, pattern, arguments)) {
                    node_id bound[max_placeholders]{};
                    for (int k = 0; k < trail_size_; ++k) bound[trail_[k]] = bound_[trail_[k]];
                    unbind(0);
                    return instantiate(table, r.to, bound);
                }
            }
        }
        return to_.operation(op, arguments, count);
    }

private:
    constexpr bool is(node_id id, descriptor const& op) const { return to_[id].op == &op; }
    constexpr node_id const& to_argument(node_id id) {
        scratch_ = to_.argument(id, 0);
        return scratch_;
    }

    constexpr node_id fold(descriptor const& op, node_id const* arguments, int count) {
        if (&op == &describe<primitives::where_op>) return fold_condition(arguments);
        if (op.is_condition || count > max_arity) return -1;
        double values[max_arity]{};
        for (int i = 0; i < count; ++i) {
            if (!to_[arguments[i]].is_number()) return -1;
            values[i] = to_[arguments[i]].value;
        }
        double const value = op.evaluate_double(values, count);
        bool const finite = value - value == 0; // keep what raises an exception as it was written
        return finite ? to_.number(value) : -1;
    }

    constexpr node_id fold_condition(node_id const* arguments) {
        node const condition = to_[arguments[0]];
        double values[max_arity]{};
        for (int i = 0; i < condition.count; ++i) {
            node const& n = to_[to_.argument(condition, i)];
            if (!n.is_number()) return -1;
            values[i] = n.value;
        }
        return condition.op->evaluate_double(values, condition.count) != 0 ? arguments[1] : arguments[2];
    }

    constexpr void unbind(int size) {
        while (trail_size_ > size) bound_[trail_[--trail_size_]] = -1;
    }

    constexpr bool match(rule_table const& table, node_id pattern_id, node_id id) {
        node const& pattern = table.nodes[pattern_id];
        if (pattern.is_variable()) {
            node_id& bound = bound_[pattern.first];
            if (bound >= 0) return bound == id;
            if (!table.tests[pattern.first](to_[id])) return false;
            bound = id;
            trail_[trail_size_++] = pattern.first;
            return true;
        }
        node const& n = to_[id];
        if (pattern.is_number()) return n.is_number() && n.value == pattern.value;
        if (n.op != pattern.op || n.count != pattern.count) return false;
        node_id arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = to_.argument(n, i);
        return match_arguments(table, pattern, arguments);
    }

    /// True: placeholders are bound; false: all are as before.
    constexpr bool match_arguments(rule_table const& table, node const& pattern, node_id const* arguments) {
        int const before = trail_size_;
        int i = 0;
        while (i < pattern.count && match(table, table.arguments[pattern.first + i], arguments[i])) ++i;
        if (i == pattern.count) return true;
        unbind(before);
        if (pattern.count == 2 && pattern.op->commutative) {
            if (match(table, table.arguments[pattern.first], arguments[1]) &&
                match(table, table.arguments[pattern.first + 1], arguments[0]))
                return true;
            unbind(before);
        }
        return false;
    }

    constexpr node_id instantiate(rule_table const& table, node_id id, node_id const* bound) {
        node const& n = table.nodes[id];
        if (n.is_variable()) return bound[n.first];
        if (n.is_number()) return to_.number(n.value);
        node_id arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = instantiate(table, table.arguments[n.first + i], bound);
        return make(*n.op, arguments, n.count);
    }

    graph& to_;
    rule_table tables_[Tables]{};
    node_id bound_[max_placeholders]{};
    int trail_[max_placeholders]{};
    int trail_size_ = 0;
    node_id scratch_ = 0;
};

/// Marks the nodes that the outputs need.
constexpr list<char> live_nodes(graph const& g) {
    list<char> live(g.size(), 0);
    for (node_id const id : g.outputs) live[id] = 1;
    for (node_id id = g.size() - 1; id >= 0; --id)
        if (live[id])
            for (int i = 0; i < g[id].count; ++i) live[g.argument(id, i)] = 1;
    return live;
}

/// Copies the live part of a graph; `make(id, arguments, count)` makes operation number id in the new one.
template <class Make>
constexpr void rebuild(graph const& from, graph& to, Make const& make) {
    list<char> const live = live_nodes(from);
    list<node_id> moved(from.size(), -1);
    for (auto const& name : from.variables) to.variables.push_back(name);
    for (node_id id = 0; id < from.size(); ++id) {
        if (!live[id]) continue;
        node const& n = from[id];
        if (n.is_number()) {
            moved[id] = to.number(n.value);
        } else if (n.is_variable()) {
            moved[id] = to.variable_at(n.first);
        } else {
            node_id arguments[max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = moved[from.argument(n, i)];
            moved[id] = make(id, arguments, n.count);
        }
    }
    for (node_id const id : from.outputs) to.outputs.push_back(moved[id]);
}

/// The same formulas with all rules applied everywhere, as often as they match. Rules must lead downhill.
template <int Tables>
constexpr graph rewrite(graph const& from, rule_table const (&tables)[Tables]) {
    graph to;
    rewriter<Tables> build(to, tables);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        return build.make(*from[id].op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
