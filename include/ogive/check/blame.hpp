// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/exact_value.hpp>
#include <ogive/check/ulp.hpp>
#include <ogive/print/text.hpp>
#include <string>
#include <utility>
#include <vector>

namespace ogive::check {

/// The part of a formula that makes an error.
struct culprit {
    std::string part;     ///< as it is printed
    double own_error = 0; ///< of it alone, in ulp, when its arguments are exact but for their rounding
    double effect = 0;    ///< what that does to the result, in ulp
};

/// An operation in the arithmetic of T.
template <class T, class Big>
T rounded_operation(graphs::graph_view const& g, graphs::node_id id, std::vector<Big> const& values) {
    T arguments[graphs::max_arity]{};
    graphs::node const& n = g[id];
    for (int i = 0; i < n.count; ++i)
        arguments[i] = static_cast<T>(values[static_cast<std::size_t>(g.argument(n, i))]);
    if constexpr (std::is_same_v<T, float>)
        return n.op->evaluate_float(arguments, n.count);
    else
        return n.op->evaluate_double(arguments, n.count);
}

/// Of the formula as it is printed, the operation that makes the error at this point: each is made in T by itself, from
/// arguments that are right but for their rounding, and everything else exactly. Of those that do most to the result
/// (within a factor of four) it is the one that is most wrong itself: a difference that cancels, and not what is
/// subtracted.
template <class T>
culprit find_culprit(graphs::graph_view const& g, std::vector<double> const& leaves) {
    using big = precise<1000>;
    std::vector<big> given(leaves.begin(), leaves.end()), values;
    precise_values(g, given, values);
    auto const output = static_cast<std::size_t>(g.outputs[0]);
    long double const exact = rounded<1000>(values[output]);
    std::vector<std::pair<graphs::node_id, culprit>> suspects;
    double most = 0;
    for (graphs::node_id id = 0; id < g.size(); ++id) {
        if (!g[id].is_operation() || g[id].op->is_condition) continue;
        auto const place = static_cast<std::size_t>(id);
        T const own = rounded_operation<T>(g, id, values);
        if (!(own - own == 0)) continue;
        std::vector<big> changed = values;
        changed[place] = own;
        precise_values(g, given, changed, id + 1);
        long double const change = std::fabs(rounded<1000>(changed[output]) - exact);
        auto const effect = static_cast<double>(change / spacing<T>(exact));
        most = std::max(most, effect);
        suspects.push_back({id, {"", ulp_error(own, rounded<1000>(values[place])), effect}});
    }
    culprit worst;
    for (auto& [id, suspect] : suspects)
        if (suspect.effect * 4 >= most && suspect.own_error > worst.own_error) {
            worst = suspect;
            worst.part = graphs::text_of(g, id);
        }
    return worst;
}

} // namespace ogive::check
