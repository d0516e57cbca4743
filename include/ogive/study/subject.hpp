// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/interpret.hpp>
#include <ogive/study/enclose.hpp>
#include <stdexcept>
#include <string>

namespace ogive::study {

/// A formula of one variable with its first three derivatives.
struct subject {
    static constexpr int orders = 4;

    graphs::graph meant[orders];   ///< as it is printed
    graphs::graph program[orders]; ///< as it runs

    /// The k-th derivative at a point, as accurately as the library has it.
    double value(int k, double x) const { return kernels::interpret<double>(program[k], &x); }

    enclosure over(int k, double low, double high) const { return enclose(meant[k], {low, high}); }
    interval at(int k, double x) const { return enclose(meant[k], {x, x}).range; }

    /// The worst of the kinds of the formula and its derivatives: a piece is smooth where all of them are.
    enclosure::kind kind(double low, double high) const {
        auto worst = over(0, low, high).is;
        for (int k = 1; k < orders && worst == enclosure::smooth; ++k) worst = over(k, low, high).is;
        return worst;
    }
};

/// The derivative of a graph of one formula by a variable, as a graph in which it is still to be taken.
inline graphs::graph derivative_wanted(graphs::graph const& f, int variable = 0) {
    graphs::graph g = f;
    graphs::node_id const x = g.variable_at(variable);
    graphs::node_id const ids[]{g.outputs[0], x, x};
    g.outputs[0] = g.operation(graphs::describe<primitives::derivative_op>, ids, 3);
    return g;
}

/// Of the graph of a formula as it was lowered.
inline subject subject_of(graphs::graph written) {
    if (written.variables.size() != 1)
        throw std::invalid_argument("ogive: study takes a formula of one variable; this one has " +
                                    std::to_string(written.variables.size()));
    subject s;
    for (int k = 0; k < subject::orders; ++k) {
        if (k > 0) written = derivative_wanted(written);
        s.meant[k] = graphs::derive(written);
        s.program[k] = graphs::compile(s.meant[k]);
    }
    return s;
}

} // namespace ogive::study
