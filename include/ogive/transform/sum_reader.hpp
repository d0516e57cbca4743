// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/monomial.hpp>
#include <ogive/transform/rewrite.hpp>

namespace ogive::graphs {

constexpr bool is(node const& n, descriptor const& op) { return n.op == &op; }

constexpr bool is_sum(node const& n) {
    return is(n, describe<primitives::plus_op>) || is(n, describe<primitives::minus_op>);
}

constexpr bool is_arithmetic(node const& n) {
    return is_sum(n) || is(n, describe<primitives::times_op>) || is(n, describe<primitives::divide_op>) ||
           is(n, describe<primitives::negate_op>) || is(n, describe<primitives::square_op>) ||
           is(n, describe<primitives::sqrt_op>);
}

/// Reads expressions as sums of monomials.
class sum_reader {
protected:
    constexpr sum_reader(graph& target, rewriter<2>& build) : to_(target), build_(build) {}

    static constexpr int most_terms = 12;

    constexpr bool is_sum(node_id id) const { return graphs::is_sum(to_[id]); }

    constexpr bool is_number(node_id id) const { return to_[id].is_number(); }

    constexpr bool usable(list<monomial> const& terms) const {
        if (terms.size() == 0 || terms.size() > most_terms) return false;
        for (monomial const& m : terms)
            if (!m.fits) return false;
        return true;
    }

    constexpr node_id negated(node_id id) { return made_of(describe<primitives::negate_op>, id); }

    constexpr node_id made_of(descriptor const& op, node_id argument) {
        node_id const operands[]{argument, argument}; // two, or g++ 12 sees one read that is not there
        return build_.make(op, operands, 1);
    }

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

    graph& to_;
    rewriter<2>& build_;
};

} // namespace ogive::graphs
