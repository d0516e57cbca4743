// SPDX-License-Identifier: BSL-1.0
#include <support/ticks.hpp>

#include <cmath>
#include <cstdio>

namespace plot {

namespace {

/// Bounds that are ticks themselves count, whatever they were rounded to.
constexpr double slack = 1e-9;

std::string with_minus_sign(std::string text) {
    return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

std::string fixed(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value == 0 ? 0.0 : value);
    return with_minus_sign(text);
}

std::string superscript(int exponent) {
    static char const* const digits[]{"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074",
                                      "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    std::string text = exponent < 0 ? "\u207b" : "";
    for (char const c : std::to_string(std::abs(exponent))) text += digits[c - '0'];
    return text;
}

} // namespace

std::string number_label(double value) {
    double const size = std::fabs(value);
    if (size == 0) return "0";
    if (size < 1e-3 || size >= 1e5) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.2e", value);
        std::string const text = digits;
        auto const e = text.find('e');
        std::string mantissa = text.substr(0, e);
        while (mantissa.ends_with('0')) mantissa.pop_back();
        if (mantissa.ends_with('.')) mantissa.pop_back();
        std::string const power = "10" + superscript(std::stoi(text.substr(e + 1)));
        if (mantissa == "1") return power;
        if (mantissa == "-1") return with_minus_sign("-" + power);
        return with_minus_sign(mantissa) + "\u00b7" + power;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return with_minus_sign(text);
}

std::vector<tick> linear_ticks(double low, double high, int most) {
    double const least = (high - low) / most;
    int exponent = static_cast<int>(std::floor(std::log10(least)));
    int digit = 1;
    for (int const each : {1, 2, 5, 10})
        if (digit = each; digit * std::pow(10, exponent) >= least * (1 - slack)) break;
    if (digit == 10) digit = 1, ++exponent;
    double const step = digit * std::pow(10, exponent);
    bool const plain = exponent >= -4 && std::fmax(std::fabs(low), std::fabs(high)) < 1e5;
    std::vector<tick> ticks;
    for (double k = std::ceil(low / step - slack); k <= high / step + slack; ++k)
        ticks.push_back({k * step, plain ? fixed(k * step, std::max(0, -exponent)) : number_label(k * step)});
    return ticks;
}

std::vector<tick> logarithmic_ticks(double low, double high, int most) {
    int const first = static_cast<int>(std::ceil(std::log10(low) - slack));
    int const last = static_cast<int>(std::floor(std::log10(high) + slack));
    int const step = (last - first) / most + 1;
    std::vector<tick> ticks;
    for (int k = first; k <= last; ++k)
        if (k % step == 0) ticks.push_back({std::pow(10, k), k == 0 ? "1" : "10" + superscript(k)});
    return ticks;
}

} // namespace plot
