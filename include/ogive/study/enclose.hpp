// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <map>
#include <ogive/study/enclosure.hpp>
#include <optional>
#include <string_view>

namespace ogive::study {

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
