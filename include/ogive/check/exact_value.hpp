// SPDX-License-Identifier: BSL-1.0
#pragma once
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
    if (digits_for(largest_exponent(values)) > static_cast<int>(Digits)) return {};
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
