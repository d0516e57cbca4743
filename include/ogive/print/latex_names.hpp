// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <ogive/print/words.hpp>
#include <string>
#include <string_view>

namespace ogive::graphs {

inline std::string latex_escaped(std::string_view name) {
    std::string result;
    for (char const c : name) {
        if (c == '_') result += '\\';
        result += c;
    }
    return result;
}

inline bool is_greek(std::string_view name) {
    constexpr std::array<std::string_view, 19> letters{
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda",
        "mu",    "nu",   "xi",    "rho",   "sigma",   "tau",  "phi", "psi",   "omega"};
    for (auto const letter : letters)
        if (name == letter) return true;
    return false;
}

/// A variable: `x`, `\alpha`, `p_{1}`, `\alpha_{n}`, `\mathrm{negative\_slope}`.
inline std::string latex_name(std::string_view name) {
    auto const bar = name.find('_');
    std::string_view const head = name.substr(0, bar);
    auto const digits = name.find_first_of("0123456789");
    if (bar != std::string_view::npos && (head.size() == 1 || is_greek(head)))
        return words(latex_name(head), "_{", latex_escaped(name.substr(bar + 1)), "}");
    if (digits == 1) return words(name.substr(0, 1), "_{", latex_escaped(name.substr(1)), "}");
    if (name.size() == 1) return std::string(name);
    if (is_greek(name)) return words("\\", name);
    return words("\\mathrm{", latex_escaped(name), "}");
}

/// Numbers that formulas mean by their doubles.
inline std::string latex_constant(double value) {
    struct constant {
        double value;
        char const* text;
    };
    constexpr constant roots[]{{1.4142135623730951, "\\sqrt{2}"},
                               {0.7071067811865476, "\\frac{1}{\\sqrt{2}}"},
                               {0.7978845608028654, "\\sqrt{\\frac{2}{\\pi}}"},
                               {1.1283791670955126, "\\frac{2}{\\sqrt{\\pi}}"},
                               {0.5641895835477563, "\\frac{1}{\\sqrt{\\pi}}"},
                               {0.3989422804014327, "\\frac{1}{\\sqrt{2\\pi}}"},
                               {3.141592653589793, "\\pi"}};
    for (auto const& each : roots)
        if (std::fabs(value - each.value) <= 2e-16 * each.value) return each.text;
    for (int const below : {3, 6, 7, 9, 11, 12}) // none is a short decimal fraction, so it was meant so
        for (int above = 1; above < 4 * below; ++above)
            if (std::gcd(above, below) == 1 && value == static_cast<double>(above) / below)
                return words("\\frac{", std::to_string(above), "}{", std::to_string(below), "}");
    return {};
}

/// A number in at most six digits.
inline std::string latex_number(double value) {
    if (value != value) return "\\mathrm{NaN}";
    if (std::signbit(value)) return words("-", latex_number(-value));
    if (std::isinf(value)) return "\\infty";
    if (std::string const meant = latex_constant(value); !meant.empty()) return meant;
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.6g", value);
    std::string const text = digits;
    auto const e = text.find('e');
    if (e == std::string::npos) return text;
    std::string const power = words("10^{", std::to_string(std::atoi(text.c_str() + e + 1)), "}");
    return text.substr(0, e) == "1" ? power : words(text.substr(0, e), " \\cdot ", power);
}

} // namespace ogive::graphs
