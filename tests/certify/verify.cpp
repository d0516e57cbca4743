// SPDX-License-Identifier: BSL-1.0
#include "verify.hpp"
#include "judge.hpp"
#include "oracle.hpp"
#include "samples.hpp"
#include "ulp.hpp"
#include <cmath>
#include <sstream>

namespace certify {

namespace {

using point = std::array<double, most_parameters>;

template <class T>
long double reference_at(reference const& f, point const& at, int with_respect_to, int order) {
    double const* pointers[most_parameters];
    for (std::size_t i = 0; i < most_parameters; ++i) pointers[i] = &at[i];
    triple<exact_for<T>> y;
    if constexpr (sizeof(T) == 4)
        f.in_double(pointers, with_respect_to, 1, &y);
    else
        f.in_quad(pointers, with_respect_to, 1, &y);
    return static_cast<long double>(y.order[static_cast<std::size_t>(order)]);
}

/// Arguments that the oracle has digits enough for.
bool is_possible(task const& work, point const& at) {
    for (int i = 0; i < work.of->inputs; ++i)
        if (!(std::fabs(at[static_cast<std::size_t>(i)]) <= 800)) return false;
    double const x = at[static_cast<std::size_t>(work.of->inputs - 1)];
    return x > work.of->low && x < work.of->high;
}

/// How wrong the reference is in ulp of T; beside a root, only what exceeds the rounding of its own terms.
template <class T>
double error_of_reference(task const& work, subject_formula const& formula, point const& at) {
    long double const got = reference_at<T>(*work.exact, at, formula.with_respect_to, formula.order);
    long double const exact =
        oracles::evaluate(work.of->name, at.data(), formula.with_respect_to).order[formula.order];
    if (got == exact) return 0;
    long double const term =
        work.exact->terms(at.data(), formula.with_respect_to).order[static_cast<std::size_t>(formula.order)];
    long double const rounding = std::ldexp(term, sizeof(T) == 4 ? -48 : -62);
    long double const error = std::fabs(got - exact);
    if (error <= rounding) return 0;
    return static_cast<double>(error / test::spacing<T>(exact)); // NaN where only one of them is
}

} // namespace

template <class T>
std::vector<std::string> check_reference(task const& work, std::vector<tally> const& found) {
    constexpr std::size_t others = 24;
    samples<T> const points(*work.of, *work.exact, points_of<T>(extent::quick, work.of->inputs), false);
    std::vector<std::string> complaints;
    for (int i = 0; i < work.of->formula_count; ++i) {
        subject_formula const& formula = work.of->formulas[i];
        std::vector<point> at;
        for (range_tally const& range : found[static_cast<std::size_t>(i)].range)
            if (range.worst.error > 0) at.push_back(range.worst.input);
        std::vector<std::vector<T>> inputs(most_parameters, std::vector<T>(samples<T>::block_size));
        T* pointers[most_parameters];
        for (std::size_t k = 0; k < most_parameters; ++k) pointers[k] = inputs[k].data();
        for (std::uint64_t k = 0; k < others; ++k) {
            points.fill(points.blocks() * (2 * k + 1) / (2 * others), pointers);
            point p{};
            for (int n = 0; n < work.of->parameters; ++n)
                p[static_cast<std::size_t>(n)] = n < work.of->inputs
                                                     ? static_cast<double>(pointers[n][(k * 997) % 4096])
                                                     : work.of->defaults[n];
            at.push_back(p);
        }
        for (point const& p : at) {
            if (!is_possible(work, p)) continue;
            double const error = error_of_reference<T>(work, formula, p);
            if (error <= 0.01) continue;
            std::ostringstream text;
            text.precision(17);
            text << "the reference of " << work.of->name << ", derivative " << formula.order
                 << ", is wrong by " << error << " ulp of " << (sizeof(T) == 4 ? "float" : "double") << " at";
            for (int n = 0; n < work.of->inputs; ++n) text << ' ' << p[static_cast<std::size_t>(n)];
            complaints.push_back(text.str());
        }
    }
    return complaints;
}

template std::vector<std::string> check_reference<float>(task const&, std::vector<tally> const&);
template std::vector<std::string> check_reference<double>(task const&, std::vector<tally> const&);

} // namespace certify
