// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <ogive/graph/term.hpp>
#include <ogive/transform/rewrite.hpp>
#include <ogive/transform/shape.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace ogive::check {

/// Writes a formula over rows out for a row of a certain length: each element is a variable of its own, and reductions are
/// sums and maxima of so many terms, by their definitions. What comes out is a formula of numbers, of which the oracles
/// know everything.
class unroller {
public:
    /// `constant_extrema`: with the largest and smallest of the row taken as constants.
    unroller(graphs::graph_view const& written, int length, bool constant_extrema = false)
        : from_(written), per_row_(from_), length_(length), constant_extrema_(constant_extrema),
          made_(static_cast<std::size_t>(written.size())) {
        for (int slot = 0; slot < from_.variable_count; ++slot)
            for (int i = 0; i < length; ++i) to_.variables.push_back(from_.variables[slot]);
        for (graphs::node_id id = 0; id < from_.size(); ++id) make(id);
    }

    /// An output, for an element of the row.
    graphs::graph element(int output, int i) const { return with_output(at(from_.outputs[output], i)); }

    /// The sum over the row of an output times `upstream`; of an output that is one number a row, that times the first one.
    graphs::graph weighted(int output, std::vector<double> const& upstream) {
        graphs::node_id const y = from_.outputs[output];
        graphs::list<graphs::node_id> terms;
        for (int i = 0; i < (per_row_(y) ? 1 : length_); ++i) {
            graphs::node_id const weight = to_.number(upstream[static_cast<std::size_t>(i)]);
            terms.push_back(operation<primitives::times_op>(weight, at(y, i)));
        }
        return with_output(joined<primitives::plus_op>(terms));
    }

private:
    graphs::graph with_output(graphs::node_id output) const {
        graphs::graph result = to_;
        result.outputs.push_back(output);
        return graphs::without_dead_nodes(result);
    }

    graphs::node_id at(graphs::node_id id, int i) const {
        auto const& all = made_[static_cast<std::size_t>(id)];
        return all[all.size() == 1 ? 0 : static_cast<std::size_t>(i)];
    }

    void make(graphs::node_id id) {
        graphs::node const& n = from_[id];
        auto& all = made_[static_cast<std::size_t>(id)];
        if (n.is_operation() && n.op->is_reduction) {
            graphs::list<graphs::node_id> elements;
            for (int i = 0; i < length_; ++i) elements.push_back(at(from_.argument(n, 0), i));
            all.push_back(reduced(n.op->name, elements));
            return;
        }
        if (n.is_operation() &&
            n.op ==
                &graphs::describe<primitives::row_constant_op>) { // of a variable that is one number a row
            all.push_back(at(from_.argument(n, 0), 0));
            return;
        }
        for (int i = 0; i < (per_row_(id) ? 1 : length_); ++i) {
            if (n.is_number()) {
                all.push_back(to_.number(n.value));
            } else if (n.is_variable()) {
                all.push_back(to_.variable_at(n.first * length_ + i));
            } else {
                graphs::node_id arguments[graphs::max_arity]{};
                for (int k = 0; k < n.count; ++k) arguments[k] = at(from_.argument(n, k), i);
                all.push_back(to_.operation(*n.op, arguments, n.count));
            }
        }
    }

    graphs::node_id reduced(std::string_view name, graphs::list<graphs::node_id> const& elements) {
        using namespace primitives;
        graphs::node_id const length = to_.number(length_);
        if (name == "row_length") return length;
        if (name == "row_sum") return joined<plus_op>(elements);
        if (name == "row_mean") return operation<divide_op>(joined<plus_op>(elements), length);
        if (name == "row_max" || name == "row_min") {
            graphs::node_id const best =
                name == "row_max" ? joined<max_op>(elements) : joined<min_op>(elements);
            return constant_extrema_ ? operation<stop_gradient_op>(best) : best;
        }
        if (name == "row_logsumexp") {
            graphs::list<graphs::node_id> exponentials;
            for (auto const each : elements) exponentials.push_back(operation<exp_op>(each));
            return operation<log_op>(joined<plus_op>(exponentials));
        }
        if (name == "row_simplex_shift" || name == "row_simplex_shift_below") return simplex_shift(elements);
        throw std::invalid_argument("ogive: the checks know the library's reductions only, not " +
                                    std::string(name));
    }

    /// The largest of (the sum of some elements - 1) / their number.
    graphs::node_id simplex_shift(graphs::list<graphs::node_id> const& elements) {
        graphs::list<graphs::node_id> shifts;
        for (unsigned set = 1; set < 1u << elements.size(); ++set) {
            graphs::list<graphs::node_id> chosen;
            for (int i = 0; i < elements.size(); ++i)
                if ((set >> i & 1) != 0) chosen.push_back(elements[i]);
            graphs::node_id const above =
                operation<primitives::minus_op>(joined<primitives::plus_op>(chosen), to_.number(1));
            shifts.push_back(operation<primitives::divide_op>(above, to_.number(chosen.size())));
        }
        return joined<primitives::max_op>(shifts);
    }

    template <class P>
    graphs::node_id operation(auto... arguments) {
        graphs::node_id const all[]{arguments...};
        return to_.operation(graphs::describe<P>, all, static_cast<int>(sizeof...(arguments)));
    }

    template <class P>
    graphs::node_id joined(graphs::list<graphs::node_id> const& terms) {
        graphs::node_id result = terms[0];
        for (int i = 1; i < terms.size(); ++i) result = operation<P>(result, terms[i]);
        return result;
    }

    graphs::graph_view from_;
    graphs::row_shapes<graphs::graph_view> per_row_;
    int length_;
    bool constant_extrema_;
    graphs::graph to_;
    std::vector<std::vector<graphs::node_id>> made_; // by node: one for each element, or one for the row
};

/// The most elements of a row for which an output can be written out.
inline int longest_row(graphs::graph_view const& written) {
    for (graphs::node_id id = 0; id < written.size(); ++id)
        if (written[id].is_operation() && written[id].op->name == "row_simplex_shift") return 4;
    return 19; // two vectors, or one and a tail
}

} // namespace ogive::check
