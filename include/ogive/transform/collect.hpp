// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/monomial.hpp>
#include <ogive/transform/stabilize.hpp>

namespace ogive::graphs {

/// Adds up like terms: derivatives come as sums of many products, of which a hand would write one. A sum is taken as
/// a sum of monomials, their common factor is taken out, sums in them are multiplied out, equal ones are added:
/// 1/q - x^2/q^3 with q = sqrt(1 + x^2) becomes 1/q^3. The result is taken if it has fewer additions, which is less
/// that can cancel, or as many additions and fewer operations.
constexpr bool is(node const& n, descriptor const& op) { return n.op == &op; }

constexpr bool is_sum(node const& n) {
    return is(n, describe<primitives::plus_op>) || is(n, describe<primitives::minus_op>);
}

constexpr bool is_arithmetic(node const& n) {
    return is_sum(n) || is(n, describe<primitives::times_op>) || is(n, describe<primitives::divide_op>) ||
           is(n, describe<primitives::negate_op>) || is(n, describe<primitives::square_op>) ||
           is(n, describe<primitives::sqrt_op>);
}

template <int Tables>
class collector {
public:
    /// Expressions of more operations than `most_nodes` are left alone.
    constexpr collector(graph& target, rewriter<Tables>& build, int most_nodes)
        : to_(target), build_(build), most_nodes_(most_nodes) {}

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
    static constexpr int most_terms = 12;
    static constexpr int an_addition = 1000; // counts more than all other operations
    static constexpr int too_much = 1000 * an_addition;

    constexpr bool is_sum(node_id id) const { return graphs::is_sum(to_[id]); }

    constexpr bool is_number(node_id id) const { return to_[id].is_number(); }

    constexpr bool usable(list<monomial> const& terms) const {
        if (terms.size() == 0 || terms.size() > most_terms) return false;
        for (monomial const& m : terms)
            if (!m.fits) return false;
        return true;
    }

    // ---- how many operations there are down to the next function

    constexpr int cost(node_id root) {
        while (visited_.size() < to_.size()) visited_.push_back(0);
        ++visits_;
        int nodes = 0, sum = 0;
        visit(root, nodes, sum);
        return nodes > most_nodes_ ? too_much : sum;
    }

    constexpr void visit(node_id id, int& nodes, int& sum) {
        node const& n = to_.nodes()[id];
        if (visited_[id] == visits_ || !is_arithmetic(n)) return;
        visited_[id] = visits_;
        sum += graphs::is_sum(n) ? an_addition : 1;
        if (++nodes > most_nodes_) return;
        for (int i = 0; i < n.count; ++i) visit(to_.arguments()[n.first + i], nodes, sum);
    }

    // ---- from nodes to monomials

    constexpr void gather(list<monomial>& terms, node_id id, double sign) {
        node const n = to_[id];
        if (is_sum(id)) {
            gather(terms, to_.argument(n, 0), sign);
            if (terms.size() <= most_terms)
                gather(terms, to_.argument(n, 1), is(n, describe<primitives::plus_op>) ? sign : -sign);
        } else {
            monomial m;
            m.coefficient = sign;
            factor(m, id, 2);
            join_signs(m);
            add(terms, m);
        }
    }

    constexpr void factor(monomial& m, node_id id, int power) {
        if (!m.fits) return;
        node const n = to_[id];
        if (n.is_number() && (power == 2 || power == -2) && take_number(m, n.value, power)) return;
        if (is(n, describe<primitives::times_op>)) {
            factor(m, to_.argument(n, 0), power);
            factor(m, to_.argument(n, 1), power);
        } else if (is(n, describe<primitives::divide_op>)) {
            factor(m, to_.argument(n, 0), power);
            factor(m, to_.argument(n, 1), -power);
        } else if (is(n, describe<primitives::negate_op>) && power % 2 == 0) {
            if (power % 4 != 0) m.coefficient = -m.coefficient;
            factor(m, to_.argument(n, 0), power);
        } else if (is(n, describe<primitives::square_op>)) {
            factor(m, to_.argument(n, 0), 2 * power);
        } else if (is(n, describe<primitives::sqrt_op>) && power % 2 == 0 &&
                   is_positive(to_.argument(n, 0))) {
            factor(m, to_.argument(n, 0), power / 2);
        } else if (is(n, describe<primitives::abs_op>) && power % 4 == 0) {
            factor(m, to_.argument(n, 0), power);
        } else {
            m.multiply(id, power);
        }
    }

    /// Numbers of few digits, whose products are exact, are calculated with; others are bases as nodes are.
    static constexpr bool take_number(monomial& m, double value, int power) {
        double const scaled = value * 1024;
        if (!(scaled <= 1e7 && scaled >= -1e7) ||
            static_cast<double>(static_cast<long long>(scaled)) != scaled || value == 0)
            return false;
        if (power < 0) {
            double const size = value < 0 ? -value : value;
            if (size != 1 && size != 2 && size != 4) return false;
        }
        m.coefficient = power > 0 ? m.coefficient * value : m.coefficient / value;
        return true;
    }

    /// Certainly positive, so that square(sqrt(a)) is a.
    constexpr bool is_positive(node_id id, int depth = 0) const {
        node const& n = to_[id];
        if (n.is_number()) return n.value > 0;
        bool const never_negative =
            is(n, describe<primitives::square_op>) || is(n, describe<primitives::abs_op>) ||
            is(n, describe<primitives::exp_op>) || is(n, describe<primitives::sigmoid_op>);
        if (never_negative) return depth > 0;
        if (depth > 4 || n.count != 2) return false;
        node_id const a = to_.argument(n, 0), b = to_.argument(n, 1);
        if (is(n, describe<primitives::plus_op>))
            return (is_positive(a, depth) && is_positive(b, depth + 1)) ||
                   (is_positive(a, depth + 1) && is_positive(b, depth));
        if (is(n, describe<primitives::times_op>)) return is_positive(a, depth) && is_positive(b, depth);
        return false;
    }

    /// x sign(x) is abs(x), abs(x) sign(x) is x.
    constexpr void join_signs(monomial& m) {
        for (int i = 0; i < m.size; ++i) {
            node const n = to_[m.bases[i]];
            if (!is(n, describe<primitives::sign_op>) || m.halves[i] < 2) continue;
            node_id const sign = m.bases[i], x = to_.argument(n, 0);
            node_id const size = made_of(describe<primitives::abs_op>, x);
            bool const is_plain = m.power_of(x) >= 2;
            if (!is_plain && m.power_of(size) < 2) continue;
            m.multiply(is_plain ? x : size, -2);
            m.multiply(is_plain ? size : x, 2);
            m.multiply(sign, -2);
            i = -1;
        }
    }

    static constexpr void add(list<monomial>& terms, monomial const& m) {
        if (terms.size() > most_terms) return;
        for (int i = 0; i < terms.size(); ++i) {
            if (!terms[i].same_bases(m)) continue;
            terms[i].coefficient += m.coefficient;
            if (terms[i].coefficient == 0) remove(terms, i);
            return;
        }
        terms.push_back(m);
    }

    static constexpr void remove(list<monomial>& terms, int place) {
        for (int i = place; i + 1 < terms.size(); ++i) terms[i] = terms[i + 1];
        terms.pop_back();
    }

    // ---- algebra

    /// The powers that all terms have, also of the denominators that are sums; and the number, if they all have it.
    constexpr monomial take_out_common_factor(list<monomial>& terms) const {
        monomial common;
        for (monomial const& m : terms)
            for (int k = 0; k < m.size; ++k) {
                node_id const base = m.bases[k];
                if (common.find(base) < common.size) continue;
                int least = m.halves[k];
                bool everywhere = true;
                for (monomial const& other : terms) {
                    int const power = other.power_of(base);
                    everywhere = everywhere && power != 0;
                    if (power < least) least = power;
                }
                if (least > 0 || (least < 0 && (everywhere || is_sum(base)))) common.multiply(base, least);
            }
        double least = 0;
        for (monomial const& m : terms) {
            double const size = m.coefficient < 0 ? -m.coefficient : m.coefficient;
            if (least == 0 || size < least) least = size;
        }
        for (monomial const& m : terms) {
            double const ratio = m.coefficient / least;
            if (static_cast<double>(static_cast<long long>(ratio)) != ratio) least = 1;
        }
        common.coefficient = least;
        for (monomial& m : terms) {
            m.coefficient /= least;
            m.multiply_bases(common, -1);
        }
        return common;
    }

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

    // ---- from monomials to nodes

    constexpr node_id made(monomial const& factor, list<monomial> const& terms) {
        if (terms.size() == 1) {
            monomial whole = factor;
            whole.coefficient *= terms[0].coefficient;
            whole.multiply_bases(terms[0], 1);
            if (whole.fits) return made_signed(whole);
        }
        node_id const sum = made_sum(terms);
        double const size = factor.coefficient < 0 ? -factor.coefficient : factor.coefficient;
        node_id const product = factor.size > 0 || size != 1 ? times(made_unsigned(factor), sum) : sum;
        return factor.coefficient < 0 ? negated(product) : product;
    }

    /// By Horner's scheme: the factor that most terms share is taken out of those.
    constexpr node_id made_sum(list<monomial> const& terms) {
        node_id shared = -1;
        int most = 1;
        for (monomial const& m : terms)
            for (int k = 0; k < m.size; ++k) {
                if (m.halves[k] < 2 || is_number(m.bases[k])) continue;
                int count = 0;
                for (monomial const& other : terms) count += other.power_of(m.bases[k]) >= 2;
                if (count > most) most = count, shared = m.bases[k];
            }
        if (shared < 0) return made_plain_sum(terms);
        list<monomial> inside, outside;
        for (monomial const& m : terms) (m.power_of(shared) >= 2 ? inside : outside).push_back(m);
        monomial const common = take_out_common_factor(inside);
        if (outside.size() == 0) return made(common, inside);
        bool const negative = inside[0].coefficient < 0;
        for (monomial& m : inside) m.coefficient = negative ? -m.coefficient : m.coefficient;
        node_id const operands[]{made_sum(outside), made(common, inside)};
        return build_.make(negative ? describe<primitives::minus_op> : describe<primitives::plus_op>,
                           operands, 2);
    }

    /// A positive term first.
    constexpr node_id made_plain_sum(list<monomial> const& terms) {
        int first = 0;
        while (first < terms.size() && terms[first].coefficient < 0) ++first;
        bool const all_negative = first == terms.size();
        if (all_negative) first = 0;
        node_id sum = made_unsigned(terms[first]);
        for (int i = 0; i < terms.size(); ++i) {
            if (i == first) continue;
            node_id const operands[]{sum, made_unsigned(terms[i])};
            bool const plus = all_negative || terms[i].coefficient > 0;
            sum = build_.make(plus ? describe<primitives::plus_op> : describe<primitives::minus_op>, operands,
                              2);
        }
        return all_negative ? negated(sum) : sum;
    }

    constexpr node_id negated(node_id id) { return made_of(describe<primitives::negate_op>, id); }

    constexpr node_id made_of(descriptor const& op, node_id argument) {
        node_id const operands[]{argument, argument}; // two, or g++ 12 sees one read that is not there
        return build_.make(op, operands, 1);
    }

    constexpr node_id made_signed(monomial const& m) {
        node_id const size = made_unsigned(m);
        return m.coefficient < 0 ? negated(size) : size;
    }

    /// The product without the sign of its number.
    constexpr node_id made_unsigned(monomial const& m) {
        node_id product = -1;
        for (int i = 0; i < m.size; ++i)
            if (m.halves[i] > 0) product = times(product, power(m.bases[i], m.halves[i]));
        for (int i = 0; i < m.size; ++i) // before numbers are multiplied: x / 30 is more exact than (1/30) x
            if (m.halves[i] < 0 && is_number(m.bases[i]))
                product = divided(product, m.bases[i], -m.halves[i]);
        double const size = m.coefficient < 0 ? -m.coefficient : m.coefficient;
        if (size != 1 || m.size == 0)
            product = product < 0 ? to_.number(size) : times(to_.number(size), product);
        for (int i = 0; i < m.size; ++i)
            if (m.halves[i] < 0 && !is_number(m.bases[i]))
                product = divided(product, m.bases[i], -m.halves[i]);
        return product;
    }

    constexpr node_id times(node_id a, node_id b) {
        if (a < 0) return b;
        node_id const operands[]{a, b};
        return build_.make(describe<primitives::times_op>, operands, 2);
    }

    constexpr node_id power(node_id base, int halves) {
        node_id result = -1, square = base;
        if (halves % 2 != 0) result = made_of(describe<primitives::sqrt_op>, base);
        for (int rest = halves / 2; rest > 0; rest /= 2) {
            if (rest % 2 != 0) result = times(result, square);
            if (rest > 1) square = made_of(describe<primitives::square_op>, square);
        }
        return result;
    }

    /// Over a power. A high power is taken in steps: the power itself may overflow where the quotient does not.
    constexpr node_id divided(node_id numerator, node_id base, int halves) {
        node_id const one = to_.number(1);
        node_id const divisor = halves % 2 != 0 ? made_of(describe<primitives::sqrt_op>, base) : base;
        node_id result = numerator < 0 && halves % 4 != 0 ? one : numerator;
        int rest = halves % 2 != 0 ? halves : halves / 2; // powers of the divisor
        if (rest % 2 != 0) result = quotient(result, divisor);
        if (rest > 1) {
            node_id const square = made_of(describe<primitives::square_op>, quotient(one, divisor));
            for (; rest > 1; rest -= 2) result = times(result, square);
        }
        return result;
    }

    constexpr node_id quotient(node_id a, node_id b) {
        node_id const operands[]{a, b};
        return build_.make(describe<primitives::divide_op>, operands, 2);
    }

    graph& to_;
    rewriter<Tables>& build_;
    int most_nodes_;
    list<int> visited_; // by node: the number of the visit
    int visits_ = 0;
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
    collector<2> collected(to, build, fair_share < 64 ? fair_share : 64);
    rebuild(from, to, [&](node_id id, node_id const* arguments, int count) {
        node const& n = from.nodes[id];
        node_id const made = build.make(*n.op, arguments, count);
        bool const whole = is_sum(n) ? !in_sum[id] : is_arithmetic(n) && !in_expression[id];
        return whole ? collected.collect(made) : made;
    });
    return to;
}

} // namespace ogive::graphs
