// SPDX-License-Identifier: BSL-1.0
#include "draw.hpp"
#include "ulp.hpp"
#include <ogive/activation/activations.hpp>
#include <ogive/ogive.hpp>

namespace random_formulas {

namespace {

using namespace ogive::graphs;

class writer {
public:
    writer(graph& g, std::uint64_t seed, bool over_rows) : graph_(g), random_{seed}, over_rows_(over_rows) {
        int const variables = 1 + below(3);
        for (auto const name : {"x", "y", "z"})
            if (static_cast<int>(variables_.size()) < variables) variables_.emplace_back(g, g.variable(name));
    }

    term formula() { return of_depth(2 + below(over_rows_ ? 3 : 7)); }

private:
    int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

    /// Short in binary, and some that are not.
    term number() {
        double const numbers[]{1, 2,   3,   0.5,      -1,   -2,   0.25, 4,
                               0, 1.5, 0.1, 0.044715, -0.3, 1e-3, 10,   0.7071067811865476};
        return {graph_, graph_.number(numbers[below(16)])};
    }
    term variable() {
        return variables_[static_cast<std::size_t>(below(static_cast<int>(variables_.size())))];
    }

    /// One branch goes down to the full depth; the others end where they like.
    term of_depth(int depth) {
        if (depth == 0) return below(6) == 0 ? number() : variable();
        return operation(depth);
    }
    term operand(int depth) { return of_depth(depth == 0 || below(3) == 0 ? 0 : below(depth)); }

    term condition(int depth) {
        term const a = operand(depth), b = below(2) == 0 ? number() : operand(depth);
        switch (below(depth > 1 ? 9 : 6)) {
        case 0: return a < b;
        case 1: return a <= b;
        case 2: return a > b;
        case 3: return a >= b;
        case 4: return a == b;
        case 5: return a != b;
        case 6: return condition(depth - 1) && condition(depth - 1);
        case 7: return condition(depth - 1) || condition(depth - 1);
        default: return !condition(depth - 1);
        }
    }

    term operation(int depth) {
        term const a = of_depth(depth - 1);
        auto const other = [&] { return operand(depth); };
        if (over_rows_ && below(3) == 0) return reduction(a, depth);
        switch (below(62)) {
        case 0:
        case 1: return a + other();
        case 2:
        case 3: return other() + a;
        case 4:
        case 5: return a - other();
        case 6: return other() - a;
        case 7:
        case 8:
        case 9: return a * other();
        case 10: return other() * a;
        case 11:
        case 12: return a / other();
        case 13:
        case 14: return other() / a;
        case 15: return -a;
        case 16: return exp(a);
        case 17: return exp(-a);
        case 18: return expm1(a);
        case 19: return log(a);
        case 20: return log(abs(a));
        case 21: return log1p(a);
        case 22: return sqrt(a);
        case 23: return sqrt(1 + square(a));
        case 24: return rsqrt(a);
        case 25: return square(a);
        case 26: return a * a;
        case 27: return sin(a);
        case 28: return cos(a);
        case 29: return tanh(a);
        case 30: return sigmoid(a);
        case 31: return softplus(a);
        case 32: return logsigmoid(a);
        case 33: return erf(a);
        case 34: return erfc(a);
        case 35: return normal_cdf(a);
        case 36: return normal_pdf(a);
        case 37: return pow(a, number());
        case 38: return pow(a, other());
        case 39: return abs(a);
        case 40: return a * sign(other());
        case 41: return max(a, other());
        case 42: return min(a, other());
        case 43: return max(a, other(), other());
        case 44: return clamp(a, -1, 2);
        case 45: return clamp(a, other(), 3);
        case 46: return where(condition(depth - 1), a, other());
        case 47: return where(condition(depth - 1), other(), a);
        case 48: return where(a > 0, a, other());
        case 49: return a * stop_gradient(other());
        case 50: return 1 / (1 + exp(-a));
        case 51: return log(1 + exp(a));
        case 52: return (exp(a) - exp(-a)) / (exp(a) + exp(-a));
        case 53: return ogive::gelu(a);
        case 54: return ogive::silu(a);
        case 55: return ogive::mish(a);
        case 56: return ogive::elu(a);
        case 57: return ogive::softsign(a);
        case 58: return ogive::hardswish(a);
        case 59: return ogive::gelu_tanh(a);
        case 60: return a * ogive::sigmoid(other());
        default: return ogive::leaky_relu(a, 0.2);
        }
    }

    /// Of a, or with a.
    term reduction(term a, int depth) {
        switch (below(12)) {
        case 0: return row_sum(a);
        case 1: return row_mean(a);
        case 2: return row_max(a);
        case 3: return row_min(a);
        case 4: return row_logsumexp(a);
        case 5: return row_simplex_shift(a);
        case 6: return exp(a) / row_sum(exp(a));
        case 7: return a - row_mean(a);
        case 8: return a * rsqrt(row_mean(square(a)) + 1e-3);
        case 9: return row_sum(a * operand(depth));
        case 10: return row_sum(where(condition(depth - 1), a, 0));
        default: return log(row_sum(exp(a)) + row_length(a));
        }
    }

    graph& graph_;
    test::random_bits random_;
    bool over_rows_;
    std::vector<term> variables_;
};

} // namespace

graph draw(std::uint64_t seed) {
    graph g;
    g.outputs.push_back(writer(g, seed, false).formula().id);
    return without_dead_nodes(g);
}

graph draw_over_rows(std::uint64_t seed) {
    for (;; seed += 1'000'000'007) {
        graph g;
        g.outputs.push_back(writer(g, seed, true).formula().id);
        graph const drawn = without_dead_nodes(g);
        bool varies = false;
        for (node_id id = 0; id < drawn.size(); ++id) varies = varies || drawn[id].is_variable();
        if (varies && has_reductions(drawn)) return drawn;
    }
}

} // namespace random_formulas
