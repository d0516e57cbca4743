// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/study/subject.hpp>
#include <optional>

namespace ogive::study {

/// f with its variable replaced by a node of another graph.
inline graphs::node_id copy_at(graphs::graph const& f, graphs::graph& to, graphs::node_id x) {
    std::vector<graphs::node_id> moved(static_cast<std::size_t>(f.size()));
    for (graphs::node_id id = 0; id < f.size(); ++id) {
        graphs::node const& n = f[id];
        graphs::node_id& place = moved[static_cast<std::size_t>(id)];
        if (n.is_number()) place = to.number(n.value);
        if (n.is_variable()) place = x;
        if (!n.is_operation()) continue;
        graphs::node_id arguments[graphs::max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = moved[static_cast<std::size_t>(f.argument(n, i))];
        place = to.operation(*n.op, arguments, n.count);
    }
    return moved[static_cast<std::size_t>(f.outputs[0])];
}

/// f on a piece: what is chosen there is put in place of the choice.
inline graphs::graph on_piece(graphs::graph const& f, interval const& piece) {
    graphs::graph to;
    std::vector<graphs::node_id> moved(static_cast<std::size_t>(f.size()));
    auto const at = [&](graphs::node_id id) -> graphs::node_id& {
        return moved[static_cast<std::size_t>(id)];
    };
    auto const range_of = [&](graphs::node_id id) {
        graphs::graph part = f;
        part.outputs[0] = id;
        return enclose(part, piece);
    };
    for (graphs::node_id id = 0; id < f.size(); ++id) {
        graphs::node const& n = f[id];
        if (n.is_number()) at(id) = to.number(n.value);
        if (n.is_variable()) at(id) = to.variable(f.variables[n.first]);
        if (!n.is_operation()) continue;
        graphs::node_id arguments[graphs::max_arity]{};
        for (int i = 0; i < n.count; ++i) arguments[i] = at(f.argument(n, i));
        std::string_view const name = n.op->name;
        enclosure const first = n.count > 0 ? range_of(f.argument(n, 0)) : enclosure{};
        if (name == "where" && first.range.low == 1) {
            at(id) = arguments[1];
        } else if (name == "where" && first.range.high == 0) {
            at(id) = arguments[2];
        } else if (name == "abs" && first.range.low >= 0) {
            at(id) = arguments[0];
        } else if (name == "abs" && first.range.high <= 0) {
            at(id) = to.operation(graphs::describe<primitives::negate_op>, arguments, 1);
        } else if (name == "stop_gradient") {
            at(id) = arguments[0];
        } else if (name == "clamp") {
            enclosure const low = range_of(f.argument(n, 1)), high = range_of(f.argument(n, 2));
            at(id) = first.range.high <= low.range.low    ? arguments[1]
                     : first.range.low >= high.range.high ? arguments[2]
                     : first.range.low >= low.range.high && first.range.high <= high.range.low
                         ? arguments[0]
                         : to.operation(*n.op, arguments, n.count);
        } else {
            at(id) = to.operation(*n.op, arguments, n.count);
        }
    }
    to.outputs.push_back(at(f.outputs[0]));
    return graphs::simplify(to);
}

/// Whether f(-x) is f(x), or -f(x), for graphs of f on x > 0 and on x < 0: as formulas.
inline bool is_mirrored(graphs::graph const& right, graphs::graph const& left, bool odd) {
    graphs::graph both;
    graphs::node_id const x = both.variable("x"),
                          minus_x = both.operation(graphs::describe<primitives::negate_op>, &x, 1);
    graphs::node_id a = copy_at(right, both, x), b = copy_at(left, both, minus_x);
    graphs::node_id const negative_b = both.operation(graphs::describe<primitives::negate_op>, &b, 1);
    graphs::node_id const operands[]{a, odd ? b : negative_b};
    both.outputs.push_back(a);
    both.outputs.push_back(odd ? negative_b : b);
    both.outputs.push_back(both.operation(graphs::describe<primitives::plus_op>, operands, 2));
    graphs::graph const simple = graphs::collect(graphs::simplify(both));
    graphs::node const& sum = simple[simple.outputs[2]];
    return simple.outputs[0] == simple.outputs[1] || (sum.is_number() && sum.value == 0);
}

/// Even or odd where the formulas on either side show it; none where enclosures differ at a point; else unknown.
inline std::optional<parity> symmetry_of(subject const& s, std::vector<interval> const& pieces) {
    bool even = true, odd = true;
    for (double const x : {0.25, 0.75, 1.0, 2.5, 5.0, 12.0}) {
        interval const right = s.at(0, x), left = s.at(0, -x);
        auto const apart = [](interval const& a, interval const& b) {
            return a.high < b.low || b.high < a.low;
        };
        even = even && !apart(right, left);
        odd = odd && !apart(right, -left);
    }
    if (!even && !odd) return parity::none;
    std::vector<interval> sides;
    if (pieces.empty() || pieces.front().low != -pieces.back().high) return {};
    for (interval const& each : pieces) {
        if (each.low < 0 && each.high > 0) {
            if (each.low != -each.high) return {};
            sides.push_back({0, each.high});
        } else if (each.low >= 0) {
            sides.push_back(each);
        }
    }
    if (sides.empty()) return {};
    auto const proven = [&](bool is_odd) {
        for (interval const& each : sides)
            if (!is_mirrored(on_piece(s.meant[0], each), on_piece(s.meant[0], {-each.high, -each.low}),
                             is_odd))
                return false;
        return true;
    };
    if (even && proven(false)) return parity::even;
    if (odd && proven(true)) return parity::odd;
    return {};
}

} // namespace ogive::study
