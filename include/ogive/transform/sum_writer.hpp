// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/sum_reader.hpp>

namespace ogive::graphs {

/// Writes sums of monomials as expressions.
class sum_writer : protected sum_reader {
protected:
    using sum_reader::sum_reader;

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

    constexpr node_id times(node_id a, node_id b) {
        if (a < 0) return b;
        node_id const operands[]{a, b};
        return build_.make(describe<primitives::times_op>, operands, 2);
    }
};

} // namespace ogive::graphs
