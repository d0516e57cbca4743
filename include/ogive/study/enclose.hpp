// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <map>
#include <ogive/graph/descriptor.hpp>
#include <ogive/study/interval.hpp>
#include <optional>
#include <string_view>
#include <vector>

// What a formula does on a whole interval of its variable, by interval arithmetic: bounds of its values, and whether it
// is smooth there. The library's functions are taken to be right within `slack` relative to their values.

namespace ogive::study {

/// Bounds of an operation's values while the variable is inside of an interval, ends not included.
struct enclosure {
    /// How it behaves there.
    enum kind : signed char {
        smooth,  ///< and all its derivatives exist
        rough,   ///< it may have a kink, jump or pole, or have no value in places
        nowhere, ///< it has no value anywhere
    };

    interval range;
    kind is = smooth;
    bool open = false; ///< strictly between the bounds

    bool is_point() const { return range.low == range.high; }
};

inline constexpr double slack = 16 * std::numeric_limits<double>::epsilon();

using enclosures = std::vector<enclosure> const&;

/// A strictly monotone function, within its own bounds.
inline enclosure monotone(graphs::descriptor const& op, enclosure const& x, bool increasing,
                          interval const& within) {
    auto const bound = [&](double at, double direction) {
        double const y = op.evaluate_double(&at, 1);
        if (std::isnan(y)) return direction * infinity;
        if (std::isinf(y) || (y == 0 && at == 0)) return y;
        double const moved =
            y + direction * (std::fabs(y) * slack + std::numeric_limits<double>::denorm_min());
        return std::clamp(moved, within.low, within.high);
    };
    double const left = increasing ? x.range.low : x.range.high,
                 right = increasing ? x.range.high : x.range.low;
    interval range{bound(left, -1), bound(right, 1)};
    if (range.low == infinity) range.low = largest; // overflow
    if (range.high == -infinity) range.high = -largest;
    return {range, x.is, x.open};
}

/// Likewise, for arguments above (or at) a bound; there is no value below.
inline enclosure monotone_above(graphs::descriptor const& op, enclosure x, double least, bool increasing,
                                interval const& within) {
    if (x.range.high < least || (x.open && x.range.high == least)) return {{}, enclosure::nowhere};
    bool const inside = x.range.low > least || (x.open && x.range.low == least);
    x.range.low = std::max(x.range.low, least);
    enclosure y = monotone(op, x, increasing, within);
    if (!inside && x.is == enclosure::smooth) y.is = enclosure::rough;
    return y;
}

/// sin, or cos if that is a quarter of a turn ahead.
inline enclosure wave(enclosure const& x, double ahead) {
    constexpr double pi = 3.14159265358979323846;
    auto const [low, high] = x.range;
    interval range{-1, 1};
    if (high - low < pi && std::fabs(low) < 1e9 && std::fabs(high) < 1e9) {
        auto const has_turn = [&](double turn) { // a multiple of 2 pi, plus this
            double const first = std::ceil((low + ahead - turn - 1e-6) / (2 * pi));
            return first * 2 * pi + turn <= high + ahead + 1e-6;
        };
        auto const at = [&](double v) { return ahead == 0 ? std::sin(v) : std::cos(v); };
        double const error = 1e-15;
        if (!has_turn(pi / 2)) range.high = std::min(1.0, std::max(at(low), at(high)) + error);
        if (!has_turn(-pi / 2)) range.low = std::max(-1.0, std::min(at(low), at(high)) - error);
        if (low == 0 && ahead == 0 && range.low > -1) range.low = std::max(range.low, 0.0);
        if (high == 0 && ahead == 0 && range.high < 1) range.high = std::min(range.high, 0.0);
    }
    return {range, x.is, false};
}

inline enclosure power(graphs::descriptor const& op, enclosure const& a, enclosure const& b) {
    enclosure::kind const is = std::max(a.is, b.is);
    if (!b.is_point()) return {{}, enclosure::rough};
    double const exponent = b.range.low;
    auto const at = [&](double base) {
        double const both[]{base, exponent};
        return op.evaluate_double(both, 2);
    };
    auto const around = [&](double low, double high, bool open) -> enclosure {
        constexpr double least = std::numeric_limits<double>::denorm_min();
        return {{low - std::fabs(low) * slack - least, high + std::fabs(high) * slack + least}, is, open};
    };
    if (a.range.low > 0 || (a.range.low == 0 && (exponent >= 0 || a.open))) {
        double const left = at(a.range.low), right = at(a.range.high);
        enclosure y = around(std::min(left, right), std::max(left, right), a.open && exponent != 0);
        y.range.low = std::max(y.range.low, 0.0);
        if (a.range.low == 0 && !a.open && exponent != std::floor(exponent))
            y.is = std::max(is, enclosure::rough);
        return y;
    }
    if (exponent == std::floor(exponent) && exponent > 0) {
        bool const even = std::fmod(exponent, 2) == 0;
        if (!even) return around(at(a.range.low), at(a.range.high), a.open);
        double const most = std::max(at(a.range.low), at(a.range.high));
        double const least = a.range.high < 0 ? at(a.range.high) : 0;
        enclosure y = around(least, most, false);
        y.range.low = std::max(y.range.low, 0.0);
        return y;
    }
    return {{}, enclosure::rough};
}

/// Of a condition: 0, 1, or from 0 to 1 where it is not decided.
inline enclosure decided(enclosures a, bool always, bool never) {
    enclosure::kind const is = std::max(a[0].is, a[1].is);
    if (always) return {{1, 1}, is};
    if (never) return {{0, 0}, is};
    return {{0, 1}, std::max(is, enclosure::rough)};
}

/// Whether all values of a lie below those of b.
inline bool is_below(enclosure const& a, enclosure const& b) {
    return a.range.high < b.range.low || (a.range.high == b.range.low && (a.open || b.open));
}
inline bool is_at_most(enclosure const& a, enclosure const& b) { return a.range.high <= b.range.low; }

/// The larger of two, or with opposite signs the smaller.
inline enclosure larger(enclosure const& a, enclosure const& b) {
    if (is_at_most(a, b)) return b;
    if (is_at_most(b, a)) return a;
    return {{std::max(a.range.low, b.range.low), std::max(a.range.high, b.range.high)},
            std::max({a.is, b.is, enclosure::rough})};
}

inline enclosure negated(enclosure const& a) { return {-a.range, a.is, a.open}; }

/// The enclosures of functions that formulas are printed in, by name.
inline std::map<std::string_view, enclosure (*)(graphs::descriptor const&, enclosures)> const&
enclosing_functions() {
    using op_type = graphs::descriptor const&;
    auto const joint = [](enclosures a) { return std::max(a[0].is, a[1].is); };
    static auto const joint_kind = joint;
    static std::map<std::string_view, enclosure (*)(op_type, enclosures)> const functions{
        {"plus",
         [](op_type, enclosures a) {
             return enclosure{a[0].range + a[1].range, joint_kind(a), a[0].open || a[1].open};
         }},
        {"minus",
         [](op_type, enclosures a) {
             return enclosure{a[0].range - a[1].range, joint_kind(a), a[0].open || a[1].open};
         }},
        {"times",
         [](op_type, enclosures a) {
             bool const open = (a[0].open && a[1].is_point() && a[1].range.low != 0) ||
                               (a[1].open && a[0].is_point() && a[0].range.low != 0);
             return enclosure{a[0].range * a[1].range, joint_kind(a), open};
         }},
        {"divide",
         [](op_type, enclosures a) {
             bool const inside = a[1].range.low < 0 && a[1].range.high > 0;
             bool const touches = a[1].range.contains(0) && !a[1].open;
             bool const open = a[0].open && a[1].is_point() && a[1].range.low != 0;
             auto const is = inside || touches ? std::max(joint_kind(a), enclosure::rough) : joint_kind(a);
             return enclosure{a[0].range / a[1].range, is, open};
         }},
        {"negate", [](op_type, enclosures a) { return negated(a[0]); }},
        {"less",
         [](op_type, enclosures a) { return decided(a, is_below(a[0], a[1]), is_at_most(a[1], a[0])); }},
        {"less_equal",
         [](op_type, enclosures a) { return decided(a, is_at_most(a[0], a[1]), is_below(a[1], a[0])); }},
        {"greater",
         [](op_type, enclosures a) { return decided(a, is_below(a[1], a[0]), is_at_most(a[0], a[1])); }},
        {"greater_equal",
         [](op_type, enclosures a) { return decided(a, is_at_most(a[1], a[0]), is_below(a[0], a[1])); }},
        {"equal",
         [](op_type, enclosures a) {
             bool const same = a[0].is_point() && a[1].is_point() && a[0].range == a[1].range;
             return decided(a, same, is_below(a[0], a[1]) || is_below(a[1], a[0]));
         }},
        {"not_equal",
         [](op_type, enclosures a) {
             bool const same = a[0].is_point() && a[1].is_point() && a[0].range == a[1].range;
             return decided(a, is_below(a[0], a[1]) || is_below(a[1], a[0]), same);
         }},
        {"and",
         [](op_type, enclosures a) {
             if (a[0].range.high == 0) return a[0];
             if (a[1].range.high == 0) return a[1];
             return decided(a, a[0].range.low == 1 && a[1].range.low == 1, false);
         }},
        {"or",
         [](op_type, enclosures a) {
             if (a[0].range.low == 1) return a[0];
             if (a[1].range.low == 1) return a[1];
             return decided(a, false, a[0].range.high == 0 && a[1].range.high == 0);
         }},
        {"not",
         [](op_type, enclosures a) {
             return enclosure{interval{1, 1} - a[0].range, a[0].is};
         }},
        {"where",
         [](op_type, enclosures a) {
             if (a[0].range.low == 1) return enclosure{a[1].range, std::max(a[0].is, a[1].is), a[1].open};
             if (a[0].range.high == 0) return enclosure{a[2].range, std::max(a[0].is, a[2].is), a[2].open};
             return enclosure{hull(a[1].range, a[2].range), enclosure::rough};
         }},
        {"abs",
         [](op_type, enclosures a) {
             if (a[0].range.low >= 0) return a[0];
             if (a[0].range.high <= 0) return negated(a[0]);
             return enclosure{{0, std::max(-a[0].range.low, a[0].range.high)},
                              std::max(a[0].is, enclosure::rough)};
         }},
        {"sign",
         [](op_type, enclosures a) {
             enclosure const zero{{0, 0}};
             if (is_below(zero, a[0])) return enclosure{{1, 1}, a[0].is};
             if (is_below(a[0], zero)) return enclosure{{-1, -1}, a[0].is};
             return enclosure{{-1, 1}, std::max(a[0].is, enclosure::rough)};
         }},
        {"max",
         [](op_type, enclosures a) {
             enclosure most = a[0];
             for (std::size_t i = 1; i < a.size(); ++i) most = larger(most, a[i]);
             return most;
         }},
        {"min",
         [](op_type, enclosures a) {
             enclosure least = negated(a[0]);
             for (std::size_t i = 1; i < a.size(); ++i) least = larger(least, negated(a[i]));
             return negated(least);
         }},
        {"clamp",
         [](op_type, enclosures a) { return negated(larger(negated(larger(a[0], a[1])), negated(a[2]))); }},
        {"stop_gradient", [](op_type, enclosures a) { return a[0]; }},
        {"exp",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {0, infinity});
         }},
        {"expm1",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {-1, infinity});
         }},
        {"log", [](op_type op, enclosures a) { return monotone_above(op, a[0], 0, true, {}); }},
        {"log1p", [](op_type op, enclosures a) { return monotone_above(op, a[0], -1, true, {}); }},
        {"sqrt",
         [](op_type op, enclosures a) {
             return monotone_above(op, a[0], 0, true, {0, infinity});
         }},
        {"rsqrt",
         [](op_type op, enclosures a) {
             return monotone_above(op, a[0], 0, false, {0, infinity});
         }},
        {"pow", [](op_type op, enclosures a) { return power(op, a[0], a[1]); }},
        {"square",
         [](op_type, enclosures a) {
             bool const positive = a[0].range.low >= 0, negative = a[0].range.high <= 0;
             interval range = a[0].range * a[0].range;
             if (!positive && !negative) range.low = 0;
             range.low = std::max(range.low, 0.0);
             return enclosure{range, a[0].is, a[0].open && (positive || negative)};
         }},
        {"sin", [](op_type, enclosures a) { return wave(a[0], 0); }},
        {"cos", [](op_type, enclosures a) { return wave(a[0], 1.5707963267948966); }},
        {"sigmoid",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {0, 1});
         }},
        {"tanh",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {-1, 1});
         }},
        {"softplus",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {0, infinity});
         }},
        {"logsigmoid",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {-infinity, 0});
         }},
        {"erf",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {-1, 1});
         }},
        {"erfc",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], false, {0, 2});
         }},
        {"normal_cdf",
         [](op_type op, enclosures a) {
             return monotone(op, a[0], true, {0, 1});
         }},
        {"normal_pdf",
         [](op_type op, enclosures a) {
             interval const& x = a[0].range;
             bool const crosses = x.low < 0 && x.high > 0;
             double const near = crosses ? 0 : std::min(std::fabs(x.low), std::fabs(x.high));
             interval const size{near, std::max(std::fabs(x.low), std::fabs(x.high))};
             return monotone(op, {size, a[0].is, a[0].open && !crosses}, false, {0, 1});
         }},
    };
    return functions;
}

/// x == max(x, y …) or x == min(x, y …), which is a question about x and the others: decided where all of them lie on one
/// side of x. None where it is something else.
inline std::optional<enclosure> is_extreme(graphs::graph_view const& g, graphs::node const& n,
                                           std::vector<enclosure> const& all) {
    for (int i = 0; i < 2; ++i) {
        graphs::node_id const x = g.argument(n, i);
        graphs::node const& extremum = g[g.argument(n, 1 - i)];
        if (!extremum.is_operation() || (extremum.op->name != "max" && extremum.op->name != "min")) continue;
        bool const is_max = extremum.op->name == "max";
        auto const at = [&](graphs::node_id id) {
            enclosure const& e = all[static_cast<std::size_t>(id)];
            return is_max ? e : negated(e);
        };
        bool among = false, always = true, never = false;
        enclosure::kind is = at(x).is;
        for (int k = 0; k < extremum.count; ++k) {
            graphs::node_id const other = g.argument(extremum, k);
            if (other == x) {
                among = true;
                continue;
            }
            is = std::max(is, at(other).is);
            always = always && is_at_most(at(other), at(x));
            never = never || is_below(at(x), at(other));
        }
        if (!among) continue;
        if (always || never) return enclosure{always ? interval{1, 1} : interval{0, 0}, is};
        return enclosure{{0, 1}, enclosure::rough};
    }
    return {};
}

/// The first output of a graph of one variable, while that is inside of an interval. The primitives of users are
/// rough: nothing is known of their values.
inline enclosure enclose(graphs::graph_view const& g, interval const& x) {
    std::vector<enclosure> all(static_cast<std::size_t>(g.size()));
    std::vector<enclosure> arguments;
    auto const& functions = enclosing_functions();
    for (graphs::node_id id = 0; id <= g.outputs[0]; ++id) {
        graphs::node const& n = g[id];
        enclosure& result = all[static_cast<std::size_t>(id)];
        if (n.is_number()) {
            result = {{n.value, n.value}};
        } else if (n.is_variable()) {
            result = {x, enclosure::smooth, x.low < x.high};
        } else {
            arguments.clear();
            for (int i = 0; i < n.count; ++i)
                arguments.push_back(all[static_cast<std::size_t>(g.argument(n, i))]);
            auto const found = functions.find(n.op->name);
            result =
                found != functions.end() ? found->second(*n.op, arguments) : enclosure{{}, enclosure::rough};
            if (n.op->name == "equal") result = is_extreme(g, n, all).value_or(result);
            if (std::isnan(result.range.low) || std::isnan(result.range.high)) result.range = {};
        }
    }
    return all[static_cast<std::size_t>(g.outputs[0])];
}

} // namespace ogive::study
