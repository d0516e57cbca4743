// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "graphs.hpp"
#include "property.hpp"
#include <ogive/ogive.hpp>
#include <ostream>
#include <vector>

/// A formula of the variables x and y, written by chance, with values for them.
struct random_formula {
    ogive::graphs::graph written;
    double x = 0, y = 0;
};

inline void showValue(random_formula const& f, std::ostream& out) {
    out << ogive::graphs::text_of(f.written, f.written.outputs[0]) << "  at x = " << f.x << ", y = " << f.y;
}

namespace random_formulas {

using namespace ogive::graphs;

/// One operation of a formula: which, and on which of the nodes before it; small ones are the latest.
struct step {
    int what;
    int first, second, third;
};

inline constexpr int kinds = 30;

inline term perform(step const& s, std::vector<term> const& numbers) {
    auto const pick = [&](int i) {
        auto const k = static_cast<std::size_t>(i);
        return k < 12 ? numbers[numbers.size() - 1 - k % 4] : numbers[k % numbers.size()];
    };
    term const a = pick(s.first), b = pick(s.second), c = pick(s.third);
    switch (s.what % kinds) {
    case 0: return a + b;
    case 1: return a - b;
    case 2: return a * b;
    case 3: return a / b;
    case 4: return -a;
    case 5: return a * a;
    case 6: return exp(a);
    case 7: return log(a);
    case 8: return expm1(a);
    case 9: return log1p(a);
    case 10: return tanh(a);
    case 11: return sigmoid(a);
    case 12: return softplus(a);
    case 13: return sin(a);
    case 14: return cos(a);
    case 15: return erf(a);
    case 16: return normal_cdf(a);
    case 17: return sqrt(a);
    case 18: return square(a);
    case 19: return abs(a);
    case 20: return max(a, b);
    case 21: return min(a, b);
    case 22: return where(a > b, a, c);
    case 23: return where(a < b && b < c, c, b * a);
    case 24: return where(!(a >= c), b, 0 * a);
    case 25: return clamp(a, -1, 2);
    case 26: return 1 / (1 + exp(-a));
    case 27: return log(1 + exp(a));
    case 28: return rsqrt(a);
    default: return erfc(a);
    }
}

inline graph build(std::vector<step> const& steps) {
    graph g;
    term const x(g, g.variable("x")), y(g, g.variable("y"));
    std::vector<term> nodes;
    // short in binary, so that folding is exact
    for (double const n : {1.0, 2.0, 0.5, -1.0, -3.0, 0.25}) nodes.emplace_back(g, g.number(n));
    for (term const& variable : {x, y, x, y}) nodes.push_back(variable);
    for (step const& s : steps) nodes.push_back(perform(s, nodes));
    g.outputs.push_back(nodes.back().id);
    return without_dead_nodes(g);
}

} // namespace random_formulas

namespace rc {

/// A number from the whole range: RapidCheck's own begin with small ones.
inline Gen<int> from_whole_range(int begin, int end) {
    return gen::resize(kNominalSize, gen::inRange(begin, end));
}

template <>
struct Arbitrary<random_formulas::step> {
    static Gen<random_formulas::step> arbitrary() {
        auto const index = from_whole_range(0, 20);
        return gen::construct<random_formulas::step>(from_whole_range(0, random_formulas::kinds), index,
                                                     index, index);
    }
};

template <>
struct Arbitrary<random_formula> {
    static Gen<random_formula> arbitrary() {
        using random_formulas::step;
        auto const steps = gen::mapcat(from_whole_range(2, 14), [](int count) {
            return gen::container<std::vector<step>>(static_cast<std::size_t>(count), gen::arbitrary<step>());
        });
        auto const value = gen::map(from_whole_range(-12, 13), [](int i) { return 0.25 * i + 0.0625; });
        return gen::map(gen::tuple(steps, value, value), [](auto const& parts) {
            return random_formula{random_formulas::build(std::get<0>(parts)), std::get<1>(parts),
                                  std::get<2>(parts)};
        });
    }
};

} // namespace rc
