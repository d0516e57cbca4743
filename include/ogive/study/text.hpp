// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdio>
#include <ogive/print/words.hpp>
#include <ogive/study/facts.hpp>
#include <utility>

namespace ogive::study {

/// A number in six digits; what is only rounding beside 1 is 0.
inline std::string short_number(double x, int digits = 6) {
    if (std::fabs(x) < 1e-9 && x != 0) x = std::fabs(x) < 1e-14 ? 0 : x;
    if (x == 0) return "0";
    char text[32];
    std::snprintf(text, sizeof text, "%.*g", digits, x);
    return text;
}

/// `[0, inf)`.
inline std::string text_of(interval const& i) {
    auto const bound = [](double x) { return short_number(x); };
    return graphs::words(std::isinf(i.low) ? "(" : "[", bound(i.low), ", ", bound(i.high),
                         std::isinf(i.high) ? ")" : "]");
}

/// All, or those nearest to 0 where they are many.
template <class Items, class Text>
std::string listed(Items const& items, Text const& text, bool complete) {
    std::string result;
    constexpr std::size_t most = 6;
    std::size_t const first = items.size() > most ? items.size() / 2 - most / 2 : 0;
    std::size_t const last = std::min(items.size(), first + most);
    for (std::size_t i = first; i < last; ++i)
        result.append(graphs::words(i > first ? ", " : "", text(items[i])));
    if (items.empty()) result = "none";
    if (items.size() > most) result.append(", and others");
    return complete ? result : result.append(" (beyond that: unknown)");
}

/// The facts as pairs of what and what it is, for a table or a sheet.
inline std::vector<std::pair<std::string, std::string>> rows_of(facts const& f) {
    using graphs::words;
    auto const number = [](double x) { return short_number(x); };
    auto const known = [&](std::optional<double> const& x) {
        return x ? number(*x) : std::string("unknown");
    };
    auto const bound = [&](std::optional<point> const& p) {
        if (!p) return std::string("unknown");
        if (std::isinf(p->y)) return std::string(p->y > 0 ? "unbounded above" : "unbounded below");
        return words(number(p->y), std::isinf(p->x) ? ", approached at " : " at ", number(p->x));
    };
    auto const at = [&](point const& p) { return words(number(p.y), " at ", number(p.x)); };
    auto const place = [&](point const& p) { return number(p.x); };
    auto const kink_text = [&](kink const& k) {
        char const* const what[]{"f jumps", "f' jumps", "f'' jumps", "singular:"};
        return words(number(k.x), " (", what[k.kind], " from ", number(k.before), " to ", number(k.after),
                     ")");
    };
    auto const stretch_text = [&](stretch const& s) {
        char const* const how[]{"rises on ", "falls on ", "constant on "};
        return words(how[s.course], text_of({s.from, s.to}));
    };
    bool const all = f.is_complete();
    std::vector<std::pair<std::string, std::string>> rows;
    auto const add = [&](std::string what, std::string is) {
        rows.emplace_back(std::move(what), std::move(is));
    };
    if (!std::isinf(f.domain.low) || !std::isinf(f.domain.high)) add("domain", text_of(f.domain));
    if (!all) add("lists hold for x in", text_of(f.complete));
    add("infimum", bound(f.lowest));
    add("supremum", bound(f.highest));
    auto const limit = [&](std::optional<double> const& y) { return f.period ? "none: periodic" : known(y); };
    if (std::isinf(f.domain.low)) add("limit at -inf", limit(f.limit_left));
    if (std::isinf(f.domain.high)) add("limit at inf", limit(f.limit_right));
    if (f.period || f.slope_period)
        add(f.period ? "a period" : "a period of f'", number(f.period ? *f.period : *f.slope_period));
    std::string zeros = listed(f.zeros, number, all);
    if (!f.zero_on.empty())
        zeros = words(listed(f.zero_on, text_of, all),
                      f.zeros.empty() ? "" : words(", ", listed(f.zeros, number, all)));
    add("zeros", zeros);
    add("minima", listed(f.minima, at, all));
    add("maxima", listed(f.maxima, at, all));
    add("inflections", listed(f.inflections, place, all));
    add("course", listed(f.stretches, stretch_text, all));
    add("kinks", listed(f.kinks, kink_text, all));
    char const* const symmetries[]{"none", "even", "odd"};
    add("symmetry", f.symmetry ? symmetries[static_cast<int>(*f.symmetry)] : "unknown");
    std::string steepest = "unknown";
    if (f.steepest && std::isinf(f.steepest->y)) steepest = words("unbounded, at ", number(f.steepest->x));
    if (f.steepest && !std::isinf(f.steepest->y)) steepest = bound(f.steepest);
    add("sup |f'| (Lipschitz constant)", steepest);
    add(words("|f'| < ", number(f.saturation), " on"), listed(f.saturated, text_of, all));
    add("f' = 0 on (dead)", listed(f.dead, text_of, all));
    add("mean of f(Z)", known(f.mean));
    add("variance of f(Z)", known(f.variance));
    add("mean of f'(Z)", known(f.slope_mean));
    add("variance of f'(Z)", known(f.slope_variance));
    add("gradient factor E f'^2 / E f^2", known(f.gradient_factor));
    auto const fixed = [&](fixed_point const& p) {
        return words(number(p.q), p.slope < 1 ? " (stable" : " (unstable", ", slope ",
                     short_number(std::fabs(p.slope) < 1e-5 ? 0 : p.slope, 3), ")");
    };
    add("fixed points of the variance", f.keeps_every_variance ? "all"
                                        : f.gradient_factor    ? listed(f.fixed_points, fixed, true)
                                                               : "unknown");
    add("cost of f", to_string(f.value));
    add("cost of f and f'", to_string(f.value_and_slope));
    return rows;
}

/// A fact sheet, one fact a line.
inline std::string to_string(facts const& f) {
    std::string text;
    for (auto const& [what, is] : rows_of(f))
        text.append(what).append(32 - std::min<std::size_t>(31, what.size()), ' ').append(is).append("\n");
    return text;
}

} // namespace ogive::study
