// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ogive/check/points.hpp>
#include <ogive/print/text.hpp>
#include <string>

namespace ogive::check {

/// A derivative that is wrong, at the simplest input found.
struct gradient_failure {
    std::string type;                     ///< "float" or "double"
    std::string variable;                 ///< with respect to which
    bool of_pullback = false;             ///< else of `kernel<diff(f, variable)>`
    double upstream = 1;                  ///< of the pullback
    std::vector<double> input;            ///< by variable, in order of appearance; of rows, their elements
    int length = 0;                       ///< of the row, where the formula reduces along one
    int element = 0;                      ///< of the row: by which it is differentiated
    std::vector<bool> numbers = {};       ///< by variable: one number for the row
    std::vector<double> weights;          ///< upstream gradients of the row
    double result = 0;                    ///< what comes out
    slope exact;                          ///< what should, before it is multiplied by `upstream`
    std::optional<long double> automatic; ///< likewise, by Boost.Math's automatic differentiation
    bool oracles_disagree = false;        ///< then nothing is said of the result
};

/// What `gradient` has found.
struct gradient_report {
    std::string formula;                ///< as text
    std::vector<std::string> variables; ///< in order of appearance
    gradient_options options;           ///< what was asked for
    std::size_t inputs = 0;             ///< points at which derivatives were judged
    std::size_t judged =
        0; ///< derivatives that were: partial ones and those of pullbacks, in float and in double
    std::size_t automatic = 0;   ///< of them, confirmed by automatic differentiation
    std::size_t differences = 0; ///< confirmed by differences
    std::size_t kinks = 0;       ///< at a kink, where everything between the slopes on both sides is right
    std::size_t outside =
        0; ///< not judged: the formula, or its derivative, is not a number there, or at a pole
    std::size_t overflows =
        0; ///< not judged: the value of the formula itself is lost to overflow or underflow
    std::size_t undecided = 0;               ///< not judged: more than 700 digits would be needed
    std::size_t failures = 0;                ///< derivatives that are wrong
    std::optional<gradient_failure> failure; ///< the first, made simple

    /// All derivatives are right, and there were some.
    explicit operator bool() const { return failures == 0 && judged > 0; }
};

/// A number of this type in the fewest digits that give it back.
inline std::string number_text(double value, std::string const& type) {
    return type == "float" ? graphs::number_text(static_cast<float>(value)) : graphs::number_text(value);
}

/// A number as C++ reads it in this type.
inline std::string literal(double value, std::string const& type) {
    std::string text = number_text(value, type);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return type == "float" ? text + "f" : text;
}

/// `std::vector{…}` of some numbers.
inline std::string vector_text(double const* numbers, std::size_t count, std::string const& type) {
    std::string text = "std::vector{";
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? ", " : "") + literal(numbers[i], type);
    return text + "}";
}

/// Whether a variable of a formula over rows is one number for the row.
inline bool is_number(gradient_failure const& f, std::size_t variable) {
    return variable < f.numbers.size() && f.numbers[variable];
}

/// What the result should be, as Catch2 compares it: so that the one that is wrong differs, which Approx by itself lets
/// be off by a hundred-thousandth.
inline std::string approximate_text(gradient_failure const& f) {
    auto const right = static_cast<double>(f.exact.dual * static_cast<long double>(f.upstream));
    std::string const text = "Approx(" + graphs::number_text(right) + ")";
    double const apart = std::fabs(f.result / right - 1);
    if (!(apart > 0 && apart < 1e-4)) return text;
    char epsilon[16];
    std::snprintf(epsilon, sizeof epsilon, "%.0e", apart / 2);
    return text + ".epsilon(" + epsilon + ")";
}

/// A failure as code to paste into a test.
inline std::string program_text(gradient_report const& r, gradient_failure const& f) {
    bool const over_rows = f.length > 0;
    auto const n = static_cast<std::size_t>(over_rows ? f.length : 1);
    std::string text, point, inputs, gradients, vectors, numbers, wanted;
    for (std::size_t i = 0; i < r.variables.size(); ++i) {
        std::string const& name = r.variables[i];
        double const* const values = f.input.data() + i * n;
        text += "    constexpr auto " + name + " = ogive::var<\"" + name + "\">;\n";
        point += (i > 0 ? ", " : "") + name + " = " + literal(values[0], f.type);
        inputs += name + " = " +
                  (is_number(f, i) ? literal(values[0], f.type) : vector_text(values, n, f.type)) + ", ";
        gradients += ", d" + name;
        if (is_number(f, i))
            numbers += "    " + f.type + " d" + name + " = 0;\n";
        else
            vectors += (vectors.empty() ? " d" : ", d") + name + "(" + std::to_string(n) + ")";
        if (name == f.variable)
            wanted = "d" + name + (is_number(f, i) ? "" : "[" + std::to_string(f.element) + "]");
    }
    text += "    constexpr auto f = " + r.formula + ";\n";
    std::string const right = approximate_text(f);
    if (!f.of_pullback)
        return text + "    CHECK(diff(f, " + f.variable + ")(" + point + ") == " + right + ");\n";
    std::string const upstream =
        over_rows ? vector_text(f.weights.data(), f.weights.size(), f.type) : literal(f.upstream, f.type);
    return text + "    std::vector<" + f.type + ">" + vectors + ";\n" + numbers + "    ogive::pullback<f>(" +
           inputs + upstream + gradients + ");\n    CHECK(" + wanted + " == " + right + ");\n";
}

/// A failure in words, and as code.
inline std::string failure_text(gradient_report const& r, gradient_failure const& f) {
    auto const number = [](long double x) { return graphs::number_text(static_cast<double>(x)); };
    auto const variable = static_cast<std::size_t>(
        std::find(r.variables.begin(), r.variables.end(), f.variable) - r.variables.begin());
    bool const is_element = f.length > 0 && !is_number(f, variable);
    std::string const place = is_element ? "[" + std::to_string(f.element) + "]" : "";
    std::string text = (f.of_pullback ? "pullback<f> by " : "diff(f, ") + f.variable + place +
                       (f.of_pullback ? "" : ")") + " in " + f.type + " is " + number_text(f.result, f.type);
    if (f.of_pullback && f.length == 0)
        text += " for upstream " + number(f.upstream) + ", where the derivative";
    text += f.length > 0 ? " for the row below" : " at ";
    for (std::size_t i = 0; f.length == 0 && i < r.variables.size(); ++i)
        text += (i > 0 ? ", " : "") + r.variables[i] + " = " + number_text(f.input[i], f.type);
    text += std::string(f.of_pullback && f.length == 0 ? " is " : "; it should be ") + number(f.exact.dual) +
            " by dual numbers";
    if (f.exact.difference) text += ", " + number(*f.exact.difference) + " by differences";
    if (f.automatic) text += ", " + number(*f.automatic) + " by automatic differentiation";
    if (f.oracles_disagree) text += " (these disagree)";
    return text + '\n' + program_text(r, f);
}

/// The call that finds the same again.
inline std::string call_text(gradient_options const& options) {
    std::string text = "ogive::check::gradient<f>({.seed = " + std::to_string(options.seed) +
                       ", .points = " + std::to_string(options.points);
    gradient_options const usual;
    auto const add = [&](char const* name, double value, double usual_value) {
        if (value != usual_value) text += std::string(", .") + name + " = " + graphs::number_text(value);
    };
    add("ulp", options.ulp, usual.ulp);
    add("low", options.low, usual.low);
    add("high", options.high, usual.high);
    return text + "})";
}

/// What was judged, in a sentence; where something is wrong, that first, as code to paste, and how to run it again.
inline std::string to_string(gradient_report const& r) {
    std::string text;
    if (r.failure) text = failure_text(r, *r.failure) + "  again: " + call_text(r.options) + '\n';
    if (r.judged == 0) text += "nothing could be judged, which counts as wrong: ";
    text += std::to_string(r.failures) + " of " + std::to_string(r.judged) + " derivatives at " +
            std::to_string(r.inputs) + " inputs are wrong; " + std::to_string(r.automatic) +
            " were confirmed by automatic differentiation, " + std::to_string(r.differences) +
            " by differences, " + std::to_string(r.kinks) + " at kinks";
    if (r.outside > 0) text += "; outside of the domain: " + std::to_string(r.outside);
    if (r.overflows > 0) text += "; the value itself is lost: " + std::to_string(r.overflows);
    if (r.undecided > 0) text += "; undecided: " + std::to_string(r.undecided);
    return text;
}

} // namespace ogive::check
