// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/stabilize.hpp>
#include <ogive/transform/sum_writer.hpp>

namespace ogive::graphs {

/// Adds up like terms: derivatives come as sums of many products, of which a hand would write one. A sum is taken as
/// a sum of monomials, their common factor is taken out, sums in them are multiplied out, equal ones are added:
/// 1/q - x^2/q^3 with q = sqrt(1 + x^2) becomes 1/q^3. The result is taken if it has fewer additions, which is less
/// that can cancel; or as many, none of them of values of functions, which are rounded: exp(-x) - x exp(-x) becomes
/// exp(-x) (1 - x); or as many and fewer operations.
class collector : sum_writer {
public:
    /// Expressions of more operations than `most_nodes` are left alone.
    constexpr collector(graph& target, rewriter<2>& build, int most_nodes)
        : sum_writer(target, build), most_nodes_(most_nodes) {}

    /// The node, or a better one of the same value.
    constexpr node_id collect(node_id written) {
        int least = cost(written);
        if (least == too_much) return written;
        list<monomial> terms;
        gather(terms, written, 1);
        if (!usable(terms)) return written;
        monomial const common = take_out_common_factor(terms);
        list<monomial> opened = terms;
        multiply_out(opened);
        node_id best = written;
        for (list<monomial>* candidate : {&opened, &terms}) {
            if (!usable(*candidate)) continue;
            join_sigmoids(*candidate);
            if (!usable(*candidate)) continue;
            monomial whole = take_out_common_factor(*candidate);
            whole.coefficient *= common.coefficient;
            whole.multiply_bases(common, 1);
            if (!whole.fits) continue;
            node_id const found = made(whole, *candidate);
            if (int const found_cost = cost(found); found_cost < least) {
                least = found_cost;
                best = found;
            }
        }
        return best;
    }

private:
    static constexpr int adding_functions = 1000; // more than all other operations
    static constexpr int an_addition = 1000 * adding_functions;
    static constexpr int too_much = 1000 * an_addition;

    // ---- how many operations there are down to the next function

    constexpr int cost(node_id root) {
        while (visited_.size() < to_.size()) {
            visited_.push_back(0);
            has_function_.push_back(0);
        }
        ++visits_;
        int nodes = 0, sum = 0;
        adds_functions_ = false;
        visit(root, nodes, sum);
        return nodes > most_nodes_ ? too_much : adds_functions_ ? sum + adding_functions : sum;
    }

    /// Whether a function is among the operands.
    constexpr bool visit(node_id id, int& nodes, int& sum) {
        node const& n = to_.nodes()[id];
        if (!is_arithmetic(n)) return n.is_operation();
        if (visited_[id] == visits_) return has_function_[id];
        visited_[id] = visits_;
        if (++nodes > most_nodes_) return false;
        bool of_function = false;
        for (int i = 0; i < n.count; ++i)
            of_function = visit(to_.arguments()[n.first + i], nodes, sum) || of_function;
        sum += graphs::is_sum(n) ? an_addition : 1;
        adds_functions_ = adds_functions_ || (graphs::is_sum(n) && of_function);
        has_function_[id] = of_function;
        return of_function;
    }

    // ---- algebra

    /// Multiplies out every sum among the factors.
    constexpr void multiply_out(list<monomial>& terms) {
        for (int i = 0; i < terms.size() && terms.size() <= most_terms; ++i)
            for (int k = 0; k < terms[i].size; ++k) {
                node_id const base = terms[i].bases[k];
                if (!is_sum(base) || terms[i].halves[k] < 2) continue;
                monomial rest = terms[i];
                rest.multiply(base, -2);
                remove(terms, i);
                list<monomial> parts;
                gather(parts, base, 1);
                for (monomial const& part : parts) {
                    monomial product = rest;
                    product.coefficient *= part.coefficient;
                    product.multiply_bases(part, 1);
                    join_signs(product);
                    add(terms, product);
                }
                i = -1;
                break;
            }
    }

    /// a s(v) + a s(-v) = a, and a s(v) - a s(-v) = a tanh(v/2), where s is the sigmoid.
    constexpr void join_sigmoids(list<monomial>& terms) {
        for (int i = 0; i < terms.size(); ++i)
            for (int k = 0; k < terms[i].size; ++k) {
                node_id const one = terms[i].bases[k];
                node const n = to_[one];
                if (!is(n, describe<primitives::sigmoid_op>) || terms[i].halves[k] < 2) continue;
                node_id const v = to_.argument(n, 0);
                node_id const minus_v = negated(v);
                node_id const other = made_of(describe<primitives::sigmoid_op>, minus_v);
                monomial rest = terms[i];
                rest.multiply(one, -2);
                for (int j = i + 1; j < terms.size(); ++j) {
                    monomial counterpart = terms[j];
                    double const ratio = counterpart.coefficient / rest.coefficient;
                    if ((ratio != 1 && ratio != -1) || counterpart.power_of(other) < 2) continue;
                    counterpart.multiply(other, -2);
                    if (!rest.same_bases(counterpart)) continue;
                    if (ratio == -1) {
                        node_id const half[]{to_.number(0.5), v};
                        node_id const u = build_.make(describe<primitives::times_op>, half, 2);
                        factor(rest, made_of(describe<primitives::tanh_op>, u), 2);
                    }
                    remove(terms, j);
                    remove(terms, i);
                    add(terms, rest);
                    return join_sigmoids(terms);
                }
            }
    }

    int most_nodes_;
    list<int> visited_;       // by node: the number of the visit
    list<char> has_function_; // by node, of those visited
    int visits_ = 0;
    bool adds_functions_ = false;
};

/// The same formulas, like terms added up: every sum that is not a term of another one, every product that is not a
/// part of another expression.
constexpr graph collect(graph_view const& from) {
    list<char> in_sum(from.size(), 1), in_expression(from.size(), 1); // is only used so
    list<char> const live = live_nodes(from);
    for (int i = 0; i < from.output_count; ++i) in_sum[from.outputs[i]] = in_expression[from.outputs[i]] = 0;
    for (node_id id = 0; id < from.size(); ++id) {
        if (!live[id]) continue;
        for (int i = 0; i < from[id].count; ++i) {
            if (!is_sum(from[id])) in_sum[from.argument(id, i)] = 0;
            if (!is_arithmetic(from[id])) in_expression[from.argument(id, i)] = 0;
        }
    }
    rule_table const rules[]{stabilize_rules.view(), simplify_rules.view()};
    graph to;
    rewriter<2> build(to, rules);
    int const fair_share = 6000 / (from.size() + 1); // the work stays linear in the size of the graph
    collector collected(to, build, fair_share < 64 ? fair_share : 64);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        node const& n = from.nodes[id];
        node_id const made = build.make(*n.op, arguments, count);
        bool const whole = is_sum(n) ? !in_sum[id] : is_arithmetic(n) && !in_expression[id];
        return whole ? collected.collect(made) : made;
    });
    return without_dead_nodes(to); // of the attempts
}

} // namespace ogive::graphs
