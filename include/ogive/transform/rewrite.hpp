// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/lower.hpp>
#include <ogive/primitive/rest.hpp>
#include <ogive/transform/rule.hpp>

namespace ogive::graphs {

/// Builds a graph in which no rule of the given tables matches any more: every node is rewritten as it is made,
/// after its arguments. Operations on numbers are folded, in double.
///
/// The compiler interprets this while it compiles, so the inner functions go through plain pointers.
template <int Tables>
class rewriter {
public:
    constexpr rewriter(graph& target, rule_table const (&tables)[Tables]) : to_(target) {
        for (int i = 0; i < Tables; ++i) tables_[i] = tables[i];
        for (node_id& id : bound_) id = -1;
    }

    constexpr node_id make(descriptor const& op, node_id const* arguments, int count) {
        node const& first = to_.nodes()[arguments[0]];
        if ((first.is_number() && !op.is_reduction) || &op == &describe<primitives::where_op>)
            if (node_id const folded = fold(op, arguments, count); folded >= 0) return folded;
        if (op.symmetry != parity::none && first.op == &describe<primitives::negate_op>) {
            node_id const positive_argument = to_.argument(first, 0);
            node_id const positive = make(op, &positive_argument, 1);
            return op.symmetry == parity::even ? positive
                                               : make(describe<primitives::negate_op>, &positive, 1);
        }
        descriptor const* const one = root_of(first);
        descriptor const* const two = count > 1 ? root_of(to_.nodes()[arguments[1]]) : nullptr;
        for (rule_table const& table : tables_) {
            rule_group const& group = table.group_of(op);
            for (int i = group.begin; i < group.end; ++i) {
                rule const& r = table.rules[i];
                if (((r.first == nullptr || r.first == one) && (r.second == nullptr || r.second == two)) ||
                    (op.commutative && (r.first == nullptr || r.first == two) &&
                     (r.second == nullptr || r.second == one)))
                    if (table.nodes[r.from].count == count &&
                        match_arguments(table, table.nodes[r.from], arguments))
                        return instantiate(table, r.to);
            }
        }
        return to_.operation(op, arguments, count);
    }

private:
    constexpr node_id fold(descriptor const& op, node_id const* arguments, int count) {
        if (&op == &describe<primitives::where_op>) return fold_condition(arguments);
        bool const differs_in_float = &op == &describe<primitives::number_rest_op>;
        if (op.is_condition || differs_in_float || count > max_arity) return -1;
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

    /// Whether b is -a in another form: a is -b, or the two are x - y and y - x.
    constexpr bool is_negative_of(node_id b, node_id a) const {
        node const &na = to_.nodes()[a], &nb = to_.nodes()[b];
        node_id const *const of_a = to_.arguments() + na.first, *const of_b = to_.arguments() + nb.first;
        if (na.op == &describe<primitives::negate_op>) return of_a[0] == b;
        return na.op == &describe<primitives::minus_op> && nb.op == na.op && of_a[0] == of_b[1] &&
               of_a[1] == of_b[0];
    }

    constexpr bool match(rule_table const& table, node_id pattern_id, node_id id) {
        node const& pattern = table.nodes[pattern_id];
        node const& n = to_.nodes()[id];
        if (pattern.kind == node::operation) {
            if (pattern.op == &describe<primitives::negate_op> && n.op != pattern.op) {
                node const& inner = table.nodes[table.arguments[pattern.first]];
                return inner.is_variable() && bound_[inner.first] >= 0 &&
                       is_negative_of(id, bound_[inner.first]);
            }
            if (n.op != pattern.op || n.count != pattern.count) return false;
            return match_arguments(table, pattern, to_.arguments() + n.first);
        }
        if (pattern.kind == node::number) return n.kind == node::number && n.value == pattern.value;
        node_id& bound = bound_[pattern.first];
        if (bound >= 0) return bound == id;
        if (table.tests[pattern.first] != nullptr && !table.tests[pattern.first](n)) return false;
        bound = id;
        trail_[trail_size_++] = pattern.first;
        return true;
    }

    /// True: placeholders are bound; false: all are as before.
    constexpr bool match_arguments(rule_table const& table, node const& pattern, node_id const* arguments) {
        int const before = trail_size_;
        node_id const* const wanted = table.arguments + pattern.first;
        int i = 0;
        while (i < pattern.count && match(table, wanted[i], arguments[i])) ++i;
        if (i == pattern.count) return true;
        if (trail_size_ > before) unbind(before);
        if (pattern.count != 2 || !pattern.op->commutative) return false;
        if (match(table, wanted[0], arguments[1]) && match(table, wanted[1], arguments[0])) return true;
        if (trail_size_ > before) unbind(before);
        return false;
    }

    /// The result of a rule that has matched; the placeholders are free again.
    constexpr node_id instantiate(rule_table const& table, node_id id) {
        node_id bound[max_placeholders]{};
        while (trail_size_ > 0) {
            int const slot = trail_[--trail_size_];
            bound[slot] = bound_[slot];
            bound_[slot] = -1;
        }
        int const before = made_.size();
        node_id const result = instantiate(table, id, bound, before);
        while (made_.size() > before) made_.pop_back();
        return result;
    }

    /// Shared parts are made once: what has been made for this rule is in `made_` from `first` on.
    constexpr node_id instantiate(rule_table const& table, node_id id, node_id const* bound, int first) {
        node const& n = table.nodes[id];
        if (n.kind == node::variable) return bound[n.first];
        if (n.kind == node::number) return to_.number(n.value);
        for (int i = first; i < made_.size(); ++i)
            if (made_[i].pattern == id) return made_[i].result;
        node_id arguments[max_arity]{};
        for (int i = 0; i < n.count; ++i)
            arguments[i] = instantiate(table, table.arguments[n.first + i], bound, first);
        node_id const result = make(*n.op, arguments, n.count);
        made_.push_back({id, result});
        return result;
    }

    struct made_part {
        node_id pattern = 0, result = 0;
    };

    graph& to_;
    rule_table tables_[Tables]{};
    node_id bound_[max_placeholders]{};
    int trail_[max_placeholders]{};
    int trail_size_ = 0;
    list<made_part> made_;
};

/// Marks the nodes that the outputs need.
constexpr list<char> live_nodes(graph_view const& g) {
    list<char> marks(g.node_count);
    char* const live = marks.begin();
    for (int i = 0; i < g.output_count; ++i) live[g.outputs[i]] = 1;
    for (node_id id = g.node_count - 1; id >= 0; --id)
        if (live[id])
            for (int i = 0; i < g.nodes[id].count; ++i) live[g.arguments[g.nodes[id].first + i]] = 1;
    return marks;
}

/// Copies the live part of a graph; `make(id, arguments, count)` makes operation number id in the new one.
template <class Make>
constexpr void rebuild(graph_view const& from, graph& to, Make const& make) {
    list<char> const live = live_nodes(from);
    list<node_id> places(from.node_count);
    node_id* const moved = places.begin();
    to.reserve(from.node_count);
    for (int i = 0; i < from.variable_count; ++i) to.variables.push_back(from.variables[i]);
    for (node_id id = 0; id < from.node_count; ++id) {
        if (!live[id]) continue;
        node const& n = from.nodes[id];
        if (n.kind == node::number) {
            moved[id] = to.number(n.value);
        } else if (n.kind == node::variable) {
            moved[id] = to.variable_at(n.first);
        } else {
            node_id arguments[max_arity]{};
            for (int i = 0; i < n.count; ++i) arguments[i] = moved[from.arguments[n.first + i]];
            moved[id] = make(id, arguments, n.count);
        }
    }
    for (int i = 0; i < from.output_count; ++i) to.outputs.push_back(moved[from.outputs[i]]);
}

/// The same graph without what the outputs do not need.
constexpr graph without_dead_nodes(graph_view const& from) {
    graph to;
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        return to.operation(*from.nodes[id].op, arguments, count);
    });
    return to;
}

/// The same formulas with all rules applied everywhere, as often as they match. Rules must lead downhill.
template <int Tables>
constexpr graph rewrite(graph_view const& from, rule_table const (&tables)[Tables]) {
    graph to;
    rewriter<Tables> build(to, tables);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        return build.make(*from.nodes[id].op, arguments, count);
    });
    return to;
}

} // namespace ogive::graphs
