// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cstdio>
#include <ogive/check/blame.hpp>
#include <ogive/check/range.hpp>
#include <ogive/kernel/kernel.hpp>
#include <span>

namespace ogive::check {

/// How large an error may be, in ulp: `accuracy<f>(range, check::limit{2})`.
struct limit {
    double ulp = 4; ///< what is larger counts in `accuracy_report::over`
};

/// How accurate a formula is; see `accuracy`.
struct accuracy_report {
    std::size_t count = 0;              ///< points that were looked at
    std::size_t over = 0;               ///< of them, with an error beyond the limit
    std::size_t undecided = 0;          ///< points left out: numbers on the way beyond 10^±480, or NaN
    double max_ulp = 0;                 ///< the largest error, in ulp of the exact result
    double mean_ulp = 0;                ///< of the finite errors
    std::vector<double> input;          ///< where the largest one is, by variable in order of appearance
    double result = 0;                  ///< what comes out there
    long double exact = 0;              ///< what should
    culprit born;                       ///< the operation that makes this error
    std::vector<std::string> variables; ///< in order of appearance
    limit most;                         ///< what was allowed

    /// No error is beyond the limit, and there were points.
    explicit operator bool() const { return over == 0 && count > 0; }
};

/// Three digits.
inline std::string short_text(double x) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", x);
    return text;
}

/// One sentence.
inline std::string to_string(accuracy_report const& r) {
    std::string text = short_text(r.max_ulp) + " ulp at ";
    for (std::size_t i = 0; i < r.input.size(); ++i)
        text += (i > 0 ? ", " : "") + r.variables[i] + " = " + graphs::number_text(r.input[i]);
    text += ": " + graphs::number_text(r.result) + ", exactly " +
            graphs::number_text(static_cast<double>(r.exact)) + "; " + short_text(r.mean_ulp) +
            " ulp in the mean, " + std::to_string(r.over) + " of " + std::to_string(r.count) + " over " +
            short_text(r.most.ulp) + " ulp";
    if (r.undecided > 0) text += ", " + std::to_string(r.undecided) + " undecided";
    if (r.born.effect > 0) text += "; the error is born in " + r.born.part;
    return text;
}

/// Compares results with exact ones. `inputs` by variable.
template <class T>
accuracy_report compare(graphs::graph_view const& written, graphs::graph_view const& derived,
                        std::vector<std::vector<T>> const& inputs, std::vector<T> const& results,
                        limit const& most) {
    accuracy_report report;
    report.most = most;
    for (int i = 0; i < written.variable_count; ++i) report.variables.emplace_back(written.variables[i]);
    double sum = 0;
    std::size_t finite = 0;
    std::vector<double> at(inputs.size());
    for (std::size_t k = 0; k < results.size(); ++k) {
        for (std::size_t i = 0; i < inputs.size(); ++i) at[i] = static_cast<double>(inputs[i][k]);
        auto const exact = exact_value(written, at);
        if (!exact) {
            ++report.undecided;
            continue;
        }
        ++report.count;
        double const error = ulp_error(results[k], *exact);
        report.over += error > most.ulp;
        if (error - error == 0) sum += error, ++finite;
        if (error > report.max_ulp || report.input.empty()) {
            report.max_ulp = error;
            report.input = at;
            report.result = static_cast<double>(results[k]);
            report.exact = *exact;
        }
    }
    report.mean_ulp = finite > 0 ? sum / static_cast<double>(finite) : 0;
    if (report.max_ulp > 0) report.born = find_culprit<T>(derived, report.input);
    return report;
}

/// What `accuracy<f>` is.
template <auto F>
struct accuracy_function {
    /// In one variable.
    template <class T>
    accuracy_report operator()(range<T> const& r, limit const& most = {}) const {
        std::vector<std::vector<T>> const inputs{points_of(r)};
        std::vector<T> results(inputs[0].size());
        kernel<F>(std::span(inputs[0]), std::span(results));
        return report(inputs, results, most);
    }

    /// In several: a range for each, by name; all have as many points as the first.
    template <fixed_string First, class R, fixed_string... Name, class... More>
    accuracy_report operator()(binding<First, R> const& first, binding<Name, More> const&... more) const {
        return (*this)(limit{}, first, more...);
    }
    /// Likewise, with a limit.
    template <fixed_string First, class R, fixed_string... Name, class... More>
    accuracy_report operator()(limit const& most, binding<First, R> const& first,
                               binding<Name, More> const&... more) const {
        return bound<decltype(std::remove_cvref_t<R>::low)>(most, first, more...);
    }

private:
    template <class T>
    static accuracy_report report(std::vector<std::vector<T>> const& inputs, std::vector<T> const& results,
                                  limit const& most) {
        return compare(written_graph(as_formula(F)), kernels::program_of<F>::derived, inputs, results, most);
    }

    template <class T, fixed_string... Name, class... R>
    static accuracy_report bound(limit const& most, binding<Name, R> const&... ranges) {
        static_assert((... && std::is_same_v<std::remove_cvref_t<R>, range<T>>),
                      "ogive: accuracy takes a check::range for each variable, all of the same type");
        std::size_t count = 0;
        ((count = count == 0 ? ranges.value.count : count), ...);
        std::uint64_t shuffle = 0;
        auto const points = [&](range<T> each) {
            each.count = count;
            return points_of(each, shuffle++);
        };
        std::vector<T> const bound_to[]{points(ranges.value)...}; // in the order of the bindings
        std::vector<T> results(count);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            kernel<F>((var<Name> = std::span(bound_to[I]))..., std::span(results));
        }
        (std::index_sequence_for<R...>{});
        graphs::graph const written = graphs::lower(as_formula(F));
        std::string_view const names[]{Name.view()...};
        std::vector<std::vector<T>> inputs(static_cast<std::size_t>(written.variables.size()));
        for (std::size_t i = 0; i < sizeof...(R); ++i)
            for (int slot = 0; slot < written.variables.size(); ++slot)
                if (written.variables[slot] == names[i]) inputs[static_cast<std::size_t>(slot)] = bound_to[i];
        return report(inputs, results, most);
    }
};

/// How accurate the kernel of a formula is, of any formula of yours, over a range of its inputs:
///
///     auto const report = ogive::check::accuracy<f>(ogive::check::range{-100.0f, 100.0f});
///     auto const gated = ogive::check::accuracy<g>(a = ogive::check::range{-9.0, 9.0},
///                                                  b = ogive::check::range{-9.0, 9.0});
///     CHECK(report.max_ulp <= 4); // or CHECK(report), for 4 ulp; accuracy<f>(range, limit{6}) for 6
///     std::cout << to_string(report) << '\n';
///
/// The exact results are those of the formula as it was written, its derivatives by the rules of calculus and nothing
/// simplified, with up to 1000 digits (Boost.Multiprecision). `report.born` names the operation of the printed formula
/// that makes the largest error. This takes some ten microseconds to milliseconds a point.
template <auto F>
inline constexpr accuracy_function<F> accuracy{};

} // namespace ogive::check
