// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/autodiff.hpp>
#include <ogive/check/finding.hpp>
#include <ogive/check/simplest.hpp>
#include <ogive/check/unroll.hpp>
#include <ogive/check/variables.hpp>
#include <ogive/check/verdict.hpp>
#include <ogive/kernel/interpret.hpp>
#include <ogive/kernel/pullback.hpp>
#include <span>

namespace ogive::check {

/// Compares the pullback of a formula over rows, in T, with what it should be, by each element of each variable. Bit i of
/// `Numbers`: variable i is one number for the row.
template <auto F, class T, std::uint64_t Numbers = 0>
class row_gradient_check {
public:
    static constexpr auto variables = static_cast<std::size_t>(
        kernels::signature<std::remove_cvref_t<decltype(as_formula(F))>>::variable_count);

    explicit row_gradient_check(gradient_report& report) : report_(report) {}

    /// So many derivatives.
    void run(int derivatives) {
        drawing draw{report_.options.seed << 32};
        auto const numbers = telling_numbers<T>(written_, report_.options, draw);
        if (numbers.empty()) return;
        int const lengths[]{1, 2, 3, 5, longest_row(written_)}, longest = lengths[4];
        for (int judged = 0, k = 0; judged < derivatives; ++k) {
            int const length = std::min(lengths[k % 5], longest);
            rows const in = drawn(length, k, numbers, draw);
            auto const found = pulled_back(in, length);
            graphs::graph const weighted = unroller(written_, length).weighted(0, upstream<double>(length));
            // Of a long row some elements.
            for (int i = 0; i<length; i += length> 5 ? 9 : 1)
                for (std::size_t slot = 0; slot < variables; ++slot) {
                    if (i > 0 && is_number(slot)) continue;
                    count(in, length, slot, i,
                          look(weighted, in, length, slot, i, found[place(length, slot, i)]));
                    ++judged;
                }
        }
    }

private:
    static constexpr auto formula = as_formula(F);
    using formula_type = std::remove_const_t<decltype(formula)>;
    using signature = kernels::signature<formula_type>;

    template <int Slot>
    static constexpr auto variable = variable_of<formula_type, Slot>;

    static constexpr bool is_number(std::size_t slot) { return (Numbers >> slot & 1) != 0; }

    /// All variables' rows, one behind the other; of a number the first element counts.
    using rows = std::vector<T>;

    static std::size_t place(int length, std::size_t slot, int i) {
        return slot * static_cast<std::size_t>(length) + static_cast<std::size_t>(i);
    }

    /// Of moderate size; telling numbers; few that differ.
    rows drawn(int length, int k, std::vector<T> const& numbers, drawing& draw) const {
        double const low = std::max(report_.options.low, -6.0), high = std::min(report_.options.high, 6.0);
        rows result;
        for (std::size_t j = 0; j < variables * static_cast<std::size_t>(length); ++j) {
            bool const telling = low >= high || k % 3 == 1,
                       tie = k % 3 == 2 && j > 0 && draw.whole() % 2 == 0;
            result.push_back(tie       ? result[draw.whole() % j]
                             : telling ? numbers[draw.whole() % numbers.size()]
                                       : static_cast<T>(draw.between(low, high)));
        }
        return result;
    }

    template <class Number>
    static std::vector<Number> upstream(int length) {
        double const pattern[]{2, -0.75, 1, 0.5, -3};
        std::vector<Number> result;
        for (int i = 0; i < length; ++i) result.push_back(static_cast<Number>(pattern[i % 5]));
        return result;
    }

    /// How many upstream gradients there are.
    int weights_for(int length) const {
        return graphs::row_shapes<graphs::graph>(written_)(written_.outputs[0]) ? 1 : length;
    }

    /// A variable's row, or number.
    template <std::size_t Slot>
    static decltype(auto) part(auto& all, std::size_t n) {
        if constexpr (is_number(Slot))
            return (all[Slot * n]);
        else
            return std::span(all).subspan(Slot * n, n);
    }

    rows pulled_back(rows const& in, int length) const {
        auto const n = static_cast<std::size_t>(length);
        rows gradients(in.size());
        auto const weights = upstream<T>(weights_for(length));
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            pullback<formula>((variable<static_cast<int>(I)> = part<I>(in, n))..., weights,
                              part<I>(gradients, n)...);
        }
        (std::make_index_sequence<variables>{});
        return gradients;
    }

    finding look(graphs::graph const& weighted, rows const& in, int length, std::size_t slot, int i,
                 T found) const {
        auto details = details_of(signature::code.variables[static_cast<int>(slot)], in);
        details.of_pullback = true;
        details.length = length;
        details.element = i;
        for (std::size_t k = 0; k < variables; ++k) details.numbers.push_back(is_number(k));
        details.weights = upstream<double>(weights_for(length));
        details.result = static_cast<double>(found);
        std::size_t const leaf = place(length, slot, i);
        auto const exact = exact_slope<T>(weighted, details.input, static_cast<int>(leaf));
        double const ulp = report_.options.ulp;
        return judged(
            details, exact, [&] { return automatic(weighted, in, leaf); },
            [&](gradient_failure&) {
                return is_right(found, *exact, 1, ulp) ||
                       is_right(found, with_constant_extrema(*exact, in, length, leaf), 1, ulp);
            },
            [&] { return is_lost(kernels::interpret<T>(weighted, in.data()), exact->value); });
    }

    /// The gradient of a softmax does not go through the maximum that is subtracted, which only shifts; so its terms
    /// are larger than those of the formula as written, where it does, and so is what roundings make of them.
    slope with_constant_extrema(slope exact, rows const& in, int length, std::size_t slot) const {
        graphs::graph const weighted = unroller(written_, length, true).weighted(0, upstream<double>(length));
        std::vector<double> const at(in.begin(), in.end());
        if (auto const s = exact_slope<T>(weighted, at, static_cast<int>(slot))) {
            exact.low -= s->dual - s->low;
            exact.high += s->high - s->dual;
            exact.roundings += s->roundings;
        }
        return exact;
    }

    /// By Boost.Math, where nothing is stopped.
    static std::optional<long double> automatic(graphs::graph const& weighted, rows const& in,
                                                std::size_t slot) {
        std::vector<check::automatic<few_digits>> leaves, values;
        for (std::size_t k = 0; k < in.size(); ++k)
            leaves.push_back(k == slot
                                 ? boost::math::differentiation::make_fvar<few_digits, 1>(few_digits(in[k]))
                                 : check::automatic<few_digits>(few_digits(in[k])));
        for (graphs::node_id id = 0; id < weighted.size(); ++id)
            if (weighted[id].is_operation() && weighted[id].op->name == "stop_gradient") return {};
        precise_values<check::automatic<few_digits>>(weighted, leaves, values);
        return static_cast<long double>(values[static_cast<std::size_t>(weighted.outputs[0])].derivative(1));
    }

    void count(rows const& in, int length, std::size_t slot, int i, finding const& f) {
        if (add(report_, f, 1, slot == 0 && i == 0)) report_.failure = made_simple(in, length);
    }

    /// The first wrong derivative of these rows.
    std::optional<gradient_failure> failure_at(rows const& in, int length) const {
        auto const found = pulled_back(in, length);
        graphs::graph const weighted = unroller(written_, length).weighted(0, upstream<double>(length));
        for (int i = 0; i < length; ++i)
            for (std::size_t slot = 0; slot < variables; ++slot) {
                if (i > 0 && is_number(slot)) continue;
                finding const f = look(weighted, in, length, slot, i, found[place(length, slot, i)]);
                if (f.is == judgement::wrong) return f.details;
            }
        return {};
    }

    /// Fewer elements first, then simpler numbers.
    gradient_failure made_simple(rows in, int length) const {
        for (int i = 0; i < length && length > 1;) {
            rows fewer;
            for (std::size_t j = 0; j < in.size(); ++j)
                if (j % static_cast<std::size_t>(length) != static_cast<std::size_t>(i))
                    fewer.push_back(in[j]);
            if (!failure_at(fewer, length - 1)) {
                ++i;
                continue;
            }
            in = fewer;
            --length;
            i = 0;
        }
        auto const fails = [&](rows const& at) {
            return are_wanted(at, report_.options) && failure_at(at, length).has_value();
        };
        return *failure_at(simplest(in, fails), length);
    }

    gradient_report& report_;
    graphs::graph written_ = graphs::with_row_constants(graphs::lower(formula), Numbers);
};

} // namespace ogive::check
