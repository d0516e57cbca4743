// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/autodiff.hpp>
#include <ogive/check/finding.hpp>
#include <ogive/check/row_gradient.hpp>
#include <ogive/check/simplest.hpp>
#include <ogive/check/variables.hpp>
#include <ogive/check/verdict.hpp>
#include <ogive/kernel/compiled_scalar.hpp>
#include <ogive/kernel/kernel.hpp>
#include <ogive/kernel/pullback.hpp>
#include <span>

namespace ogive::check {

/// Compares the derivatives of a formula, in T, with what they should be.
template <auto F, class T>
class gradient_check {
public:
    explicit gradient_check(gradient_report& report) : report_(report) {}

    void run() {
        auto const points = gradient_points<T>(written_, report_.options);
        auto const found = derivatives_at(points);
        for (std::size_t k = 0; k < points.size(); ++k)
            for (std::size_t slot = 0; slot < variables; ++slot)
                count(points[k], slot, look(points[k], slot, found[k]));
    }

private:
    static constexpr auto formula = as_formula(F);
    using formula_type = std::remove_const_t<decltype(formula)>;
    using signature = kernels::signature<formula_type>;
    static constexpr auto variables = static_cast<std::size_t>(signature::variable_count);

    template <int Slot>
    static constexpr auto variable = variable_of<formula_type, Slot>;

    using point = std::vector<T>;

    /// What comes out at a point, by variable.
    struct derivatives {
        point partial, pullback;
        T upstream;
    };

    static std::vector<derivatives> derivatives_at(std::vector<point> const& points) {
        std::size_t const count = points.size();
        std::vector<point> in(variables, point(count)), partial = in, pulled = in;
        point upstream(count);
        for (std::size_t k = 0; k < count; ++k) {
            for (std::size_t slot = 0; slot < variables; ++slot) in[slot][k] = points[k][slot];
            upstream[k] = static_cast<T>(k % 2 == 0 ? 2 : -0.75);
        }
        [&]<int... I>(std::integer_sequence<int, I...>) {
            kernel<diff(formula, variable<I>)...>((variable<I> = std::span(in[I]))...,
                                                  std::span(partial[I])...);
            pullback<formula>((variable<I> = std::span(in[I]))..., upstream, std::span(pulled[I])...);
        }
        (std::make_integer_sequence<int, static_cast<int>(variables)>{});
        std::vector<derivatives> result(count);
        for (std::size_t k = 0; k < count; ++k) {
            result[k].upstream = upstream[k];
            for (std::size_t slot = 0; slot < variables; ++slot) {
                result[k].partial.push_back(partial[slot][k]);
                result[k].pullback.push_back(pulled[slot][k]);
            }
        }
        return result;
    }

    finding look(point const& p, std::size_t slot, derivatives const& found) const {
        auto const details = details_of(signature::code.variables[slot], p);
        auto const exact = exact_slope<T>(written_, details.input, static_cast<int>(slot));
        return judged(
            details, exact, [&] { return std::optional(automatic(p, slot)); },
            [&](gradient_failure& wrong) {
                double const ulp = report_.options.ulp;
                wrong.result = static_cast<double>(found.partial[slot]);
                if (!is_right(found.partial[slot], *exact, 1, ulp)) return false;
                if (is_right(found.pullback[slot], *exact, found.upstream, ulp + 1)) return true;
                wrong.of_pullback = true;
                wrong.upstream = static_cast<double>(found.upstream);
                wrong.result = static_cast<double>(found.pullback[slot]);
                return false;
            },
            [&] { return value_is_lost(*exact, p); });
    }

    /// By Boost.Math.
    static long double automatic(point const& p, std::size_t slot) {
        std::map<std::string_view, few_digits> at;
        for (std::size_t i = 0; i < variables; ++i) at[signature::code.variables[i]] = p[i];
        return static_cast<long double>(automatic_slope(formula, signature::code.variables[slot], at));
    }

    /// The value itself is infinite or zero in T without being so.
    static bool value_is_lost(slope const& exact, point const& p) {
        return is_lost(kernels::evaluate_constant<F>(p.data()), exact.value);
    }

    void count(point const& p, std::size_t slot, finding const& f) {
        if (add(report_, f, 2, slot == 0)) report_.failure = made_simple(p, slot);
    }

    gradient_failure made_simple(point const& p, std::size_t slot) const {
        auto const again = [&](point const& at) { return look(at, slot, derivatives_at({at})[0]); };
        auto const fails = [&](point const& at) {
            return are_wanted(at, report_.options) && again(at).is == judgement::wrong;
        };
        return again(simplest(p, fails)).details;
    }

    gradient_report& report_;
    graphs::graph written_ = graphs::lower(formula);
};

/// What `gradient<f>` is.
template <auto F>
struct gradient_function {
    static_assert(ogive::formula<std::remove_cvref_t<decltype(F)>>,
                  "ogive: gradient checks a formula or an activation: ogive::check::gradient<f>()");
    static_assert(!decltype(as_formula(F))::is_condition,
                  "ogive: a condition has no gradient; write where(condition, a, b)");

    /// Runs the check.
    gradient_report operator()(gradient_options const& options = {}) const {
        gradient_report report;
        report.options = options;
        auto const written = graphs::lower(F);
        report.formula = graphs::has_derivatives(written) ? ogive::to_string<F>()
                                                          : graphs::text_of(written, written.outputs[0]);
        for (auto const& name : written.variables) report.variables.emplace_back(name);
        if constexpr (has_reduction<std::remove_cvref_t<decltype(as_formula(F))>>) {
            constexpr bool several = row_gradient_check<F, float>::variables > 1;
            check_rows<0>(report, several ? (options.points + 1) / 2 : options.points);
            if constexpr (several) check_rows<all_but_the_first>(report, options.points / 2);
        } else {
            gradient_check<F, float>(report).run();
            gradient_check<F, double>(report).run();
        }
        return report;
    }

private:
    static constexpr auto all_but_the_first = ~std::uint64_t{1};

    template <std::uint64_t Numbers>
    static void check_rows(gradient_report& report, int derivatives) {
        row_gradient_check<F, float, Numbers>(report).run(derivatives);
        row_gradient_check<F, double, Numbers>(report).run(derivatives);
    }
};

/// Whether the derivatives of a formula of yours are right, in float and in double, `kernel<diff(f, x)>` for every
/// variable and `pullback<f>`:
///
///     auto const report = ogive::check::gradient<f>();
///     CHECK(report); // in any test framework: it converts to bool
///     std::cout << to_string(report) << '\n';
///
/// Inputs are special numbers, those in the formula, those of all magnitudes and both signs, and the neighbours between
/// which a condition of the formula changes. Each derivative is compared with that of the formula as it was written, by
/// dual numbers in up to 700 digits; that is confirmed by Boost.Math's automatic differentiation of the expression, and by
/// differences of values, with 150 or more digits. None of these knows the library's derivative rules. What is allowed
/// follows from the formula: see `is_right` in check/verdict.hpp. At kinks, everything between the slopes on both sides is
/// right, which includes the conventions that are documented.
///
/// A failure is made as simple as possible; `to_string(report)` has it as code to paste, with the seed. A primitive of
/// your own is what its `value` says in double. The derivative of a formula is a formula: `gradient<diff(f, x)>` checks
/// the second ones.
///
/// Of a formula that reduces along a row, `pullback<f>` is checked, by each element of each variable: first where all of
/// them vary along the row, then where all but the first are one number for the row. Rows have 1 to 19 elements; `points`
/// is the number of derivatives then. What is right is that of the formula written out, a variable for each element.
template <auto F>
inline constexpr gradient_function<F> gradient{};

} // namespace ogive::check
