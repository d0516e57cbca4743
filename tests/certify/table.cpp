// SPDX-License-Identifier: BSL-1.0
#include "table.hpp"
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <ostream>
#include <utility>

namespace certify {

namespace {

std::string number(double x, bool is_float) {
    char digits[64];
    auto const end = is_float ? std::to_chars(digits, digits + sizeof digits, static_cast<float>(x)).ptr
                              : std::to_chars(digits, digits + sizeof digits, x).ptr;
    return {digits, end};
}

std::string ulp_text(double error) {
    char text[32];
    std::snprintf(text, sizeof text, error < 1000 ? "%.3f" : "%.3g", error);
    return text;
}

template <class... T>
std::string formatted(char const* format, T const&... values) {
    char text[512];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

constexpr int zero = -1000, infinity = 1000;

int decade_of(double x) {
    return x == 0 ? zero : std::isfinite(x) ? static_cast<int>(std::floor(std::log10(x))) : infinity;
}

std::string decade_text(int decade) {
    return decade == zero ? "0" : decade == infinity ? "inf" : formatted("1e%+d", decade);
}

std::string input_text(subject const& of, finding const& what, bool is_float) {
    if (what.error == 0) return "-";
    std::string text;
    for (int i = 0; i < of.inputs; ++i)
        text += std::string(i == 0 ? "" : ", ") + of.names[i] + "=" +
                number(what.input[static_cast<std::size_t>(i)], is_float);
    return text;
}

} // namespace

std::string formula_text(subject const& of, subject_formula const& formula) {
    std::string const name = of.name;
    if (of.inputs == 1) return name + std::string(static_cast<std::size_t>(formula.order), '\'');
    std::string const by = of.names[formula.with_respect_to];
    switch (formula.order) {
    case 0: return name;
    case 1: return "d " + name + " / d " + by;
    default: return "d^2 " + name + " / d " + by + "^2";
    }
}

std::vector<std::string> cells_in(row const& of, subject const& about, std::string const& verdict) {
    auto const& normal = of.found.range[tally::normal];
    auto const& small = of.found.range[tally::subnormal];
    return {of.name,
            of.formula,
            of.is_float ? "float" : "double",
            of.inputs,
            ulp_text(normal.worst.error),
            input_text(about, normal.worst, of.is_float),
            formatted("%.3f", normal.mean()),
            std::to_string(normal.over),
            std::to_string(normal.excused),
            ulp_text(small.worst.error),
            input_text(about, small.worst, of.is_float),
            std::to_string(small.over),
            verdict};
}

std::string count_text(std::uint64_t count) {
    return count < 100'000 ? formatted("%.0f k", static_cast<double>(count) / 1e3)
                           : formatted("%.1f M", static_cast<double>(count) / 1e6);
}

std::string heading() {
    return line({"entry", "formula", "type", "inputs", "max ulp", "at", "mean", "over limit", "at roots",
                 "subnormal", "at", "over limit", ""});
}

std::string line(std::vector<std::string> const& cells) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return formatted("%-16s %-26s %-6s %-8s %9s  %-32s %6s %10s %8s | %9s  %-26s %10s  %s",
                         cells[I].c_str()...);
    }
    (std::make_index_sequence<13>{});
}

void print_decades(std::ostream& out, row const& of, subject const& about) {
    std::map<std::pair<bool, int>, finding> worst;
    for (finding const& f : of.found.by_exponent) {
        if (f.error == 0) continue;
        double const x = f.input[of.found.input];
        int const decade = decade_of(std::fabs(x));
        worst[{std::signbit(x), decade}].merge(f);
    }
    for (auto const& [where, f] : worst)
        out << formatted("    %s%-6s  %9s ulp at %s: %s, exactly %s\n", where.first ? "-" : " ",
                         decade_text(where.second).c_str(), ulp_text(f.error).c_str(),
                         input_text(about, f, of.is_float).c_str(), number(f.result, of.is_float).c_str(),
                         formatted("%.12Lg", f.exact).c_str());
}

} // namespace certify
