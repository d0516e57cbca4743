// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <ogive/check/precise.hpp>
#include <ogive/transform/differentiate.hpp>
#include <ogive/transform/schedule.hpp>
#include <optional>

namespace ogive::check {

/// A formula as it was written, with its derivatives taken and nothing else done: neither simplified nor made safe.
template <class Formula>
graphs::graph written_graph(Formula const& f) {
    graphs::graph g = graphs::lower(f);
    while (graphs::has_derivatives(g)) g = graphs::without_dead_nodes(graphs::differentiate(g));
    return g;
}

/// The largest decimal exponent, in size, of any value on the way: what cancels may need twice as many digits.
template <class Big>
int largest_exponent(std::vector<Big> const& values) {
    int most = 0;
    for (Big const& each : values) {
        if (each == 0 || !isfinite(each)) continue;
        auto const exponent = ilogb(each);
        most = std::max(most, static_cast<int>((exponent < 0 ? -exponent : exponent) * 0.30103));
    }
    return most;
}

/// The decimal exponent, in size, of what a function adds to its limit far out: 1 - sigmoid(x) is e^-x.
template <class Big>
double hidden_exponent(std::string_view function, Big const& argument) {
    double const x = std::min(std::fabs(static_cast<double>(argument)), 1e4), log10_e = 0.4343;
    if (function == "sigmoid" || function == "softplus" || function == "logsigmoid") return x * log10_e;
    if (function == "tanh") return 2 * x * log10_e;
    if (function == "erf" || function == "erfc") return x * x * log10_e;
    if (function == "normal_cdf") return x * x / 2 * log10_e;
    return 0;
}

/// The largest one in a graph, whose nodes have these values: at most that of what is no double any more.
template <class Big>
int largest_hidden_exponent(graphs::graph_view const& g, std::vector<Big> const& values) {
    double most = 0;
    for (graphs::node_id id = 0; id < g.size(); ++id)
        if (g[id].is_operation()) {
            Big const& argument = values[static_cast<std::size_t>(g.argument(id, 0))];
            most = std::max(most, hidden_exponent(g[id].op->name, argument));
        }
    return static_cast<int>(std::min(most, 400.0));
}

/// So many digits are right whatever cancels between values of such exponents.
constexpr int digits_for(int exponent) { return 2 * exponent + 25; }

/// Rounded to the nearest long double.
template <unsigned Digits>
long double rounded(precise<Digits> const& x) {
    return static_cast<long double>(x);
}

/// The value of the first output with so many digits, where those are enough.
template <unsigned Digits>
std::optional<long double> exact_value_with(graphs::graph_view const& g, std::vector<double> const& leaves) {
    std::vector<precise<Digits>> given(leaves.begin(), leaves.end()), values;
    precise_values(g, given, values);
    int const exponent = std::max(largest_exponent(values), largest_hidden_exponent(g, values));
    if (digits_for(exponent) > static_cast<int>(Digits)) return {};
    precise<Digits> const& result = values[static_cast<std::size_t>(g.outputs[0])];
    if (isnan(result)) return {};
    return rounded<Digits>(result);
}

/// The exact value of a formula: with as many digits as it needs, up to 1000. None where the values on the way are beyond
/// 10^±480, or where one of them is NaN.
inline std::optional<long double> exact_value(graphs::graph_view const& g,
                                              std::vector<double> const& leaves) {
    if (auto const value = exact_value_with<60>(g, leaves)) return value;
    if (auto const value = exact_value_with<240>(g, leaves)) return value;
    return exact_value_with<1000>(g, leaves);
}

} // namespace ogive::check
