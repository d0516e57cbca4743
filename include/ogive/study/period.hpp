// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <ogive/graph/descriptor.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace ogive::study {

/// A period of a formula of one variable that is seen from how it is written: x stands only in sines and cosines of
/// multiples of x, the multiples being whole numbers times the least of them. None also where that is not seen.
inline std::optional<double> period_of(graphs::graph_view const& f) {
    constexpr double not_linear = 0, two_pi = 6.283185307179586;
    std::vector<double> factor(static_cast<std::size_t>(f.size()),
                               not_linear); // of x, where a node is a multiple of it
    std::vector<char> is_constant(static_cast<std::size_t>(f.size()), 0), is_periodic = is_constant;
    std::vector<double> frequencies;
    auto const at = [](auto& all, graphs::node_id id) -> auto& { return all[static_cast<std::size_t>(id)]; };
    for (graphs::node_id id = 0; id < f.size(); ++id) {
        graphs::node const& n = f[id];
        at(is_constant, id) = n.is_number();
        if (n.is_variable()) at(factor, id) = 1;
        if (!n.is_operation()) continue;
        std::string_view const name = n.op->name;
        bool all_constant = true, all_periodic = true;
        for (int i = 0; i < n.count; ++i) {
            graphs::node_id const argument = f.argument(n, i);
            all_constant = all_constant && at(is_constant, argument);
            all_periodic = all_periodic && (at(is_constant, argument) || at(is_periodic, argument));
        }
        graphs::node_id const first = f.argument(n, 0);
        at(is_constant, id) = all_constant;
        at(is_periodic, id) = all_periodic && !all_constant;
        if (name == "negate") at(factor, id) = -at(factor, first);
        if (name == "times")
            for (int i = 0; i < 2; ++i)
                if (graphs::node const& number = f[f.argument(n, i)]; number.is_number())
                    at(factor, id) = number.value * at(factor, f.argument(n, 1 - i));
        if ((name == "sin" || name == "cos") && at(factor, first) != not_linear) {
            at(is_periodic, id) = 1;
            frequencies.push_back(std::fabs(at(factor, first)));
        }
    }
    if (!at(is_periodic, f.outputs[0])) return {};
    double const least = *std::min_element(frequencies.begin(), frequencies.end());
    for (double const each : frequencies)
        if (std::fmod(each, least) != 0) return {};
    return two_pi / least;
}

} // namespace ogive::study
