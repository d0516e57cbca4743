// SPDX-License-Identifier: BSL-1.0
// Writes random formulas as C++, so that kernels of them are compiled: write COUNT FIRST_SEED [rows].
#include "draw.hpp"
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>

namespace {

/// exp(2) is a number in C++, and no part of a formula.
bool has_constant_part(ogive::graphs::graph const& g) {
    for (ogive::graphs::node_id id = 0; id < g.size(); ++id) {
        bool constant = g[id].is_operation();
        for (int i = 0; i < g[id].count; ++i) constant = constant && g[g.argument(id, i)].is_number();
        if (constant) return true;
    }
    return false;
}

} // namespace

int main(int count, char** arguments) {
    bool const over_rows = count > 3;
    int left = std::atoi(arguments[1]);
    for (std::uint64_t seed = std::strtoull(arguments[2], nullptr, 10); left > 0; ++seed) {
        auto const formula = over_rows ? random_formulas::draw_over_rows(seed) : random_formulas::draw(seed);
        bool const has_variables = formula.variables.size() > 0;
        if (formula.size() < 6 || formula.size() > (over_rows ? 14 : 24) || !has_variables ||
            has_constant_part(formula))
            continue;
        std::string const text = ogive::graphs::text_of(formula, formula.outputs[0]);
        std::cout << "{\n    constexpr auto f = " << text << ";\n    check<f>(" << seed << ", R\"(" << text
                  << ")\");\n}\n";
        --left;
    }
}
