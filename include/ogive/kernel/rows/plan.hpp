// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/list.hpp>
#include <ogive/primitive/list.hpp>
#include <ogive/transform/shape.hpp>

namespace ogive::kernels {

/// Where a result of a kernel over rows goes.
enum class row_sink : char {
    elements, ///< one number an element
    rows,     ///< one number a row
    columns,  ///< the sum of each column
    total     ///< the sum of one number a row
};

/// Which variables vary along a row, how far apart their elements are, and where the results go.
template <int Variables, int Results>
struct row_layout {
    bool varies[static_cast<unsigned>(Variables) + 1]{};
    int step[static_cast<unsigned>(Variables) + 1]{};
    row_sink sinks[static_cast<unsigned>(Results) + 1]{};
    int result_step[static_cast<unsigned>(Results) + 1]{};
    bool transposed = false;
};

/// What a pass over a row does with a node.
enum class row_action : char { none, compute, recall };

/// At most so many passes over a row, and so many numbers an element that are kept from one to the next.
inline constexpr int max_row_passes = 8, max_kept = 8;

/// The schedule of a program over rows: pass p computes the reductions of level p (the longest chain of reductions below
/// them), all in one reading of the row; after the last one comes the pass that writes what varies along the row. What a
/// later pass needs again is computed again, or kept in a buffer where that is cheaper.
template <int Nodes>
struct row_plan {
    static constexpr auto room = static_cast<unsigned>(Nodes);
    bool per_row[room]{};
    int level[room]{};
    bool reduced[room]{}; ///< a reduction that a pass computes
    row_action action[max_row_passes + 2][room]{};
    int slot[room]{};    ///< where it is kept, from 1 on; 0: nowhere
    int kept_by[room]{}; ///< the pass that keeps it
    int passes = 0;      ///< that reduce
    bool writes = false; ///< there is a pass that writes, number passes + 1
    int kept = 0;

    constexpr int cost(int pass) const {
        int count = 0;
        for (unsigned id = 0; id < room; ++id) count += action[pass][id] != row_action::none;
        return count;
    }
};

template <int Nodes, class Code>
class row_planner {
public:
    template <class Layout>
    constexpr row_planner(Code const& program, Layout const& given) : code_(program) {
        using namespace graphs;
        for (node_id id = 0; id < Nodes; ++id) classify(id, given.varies);
        for (int pass = 1; pass <= plan.passes; ++pass)
            for (node_id id = 0; id < Nodes; ++id)
                if (plan.reduced[id] && plan.level[id] == pass) {
                    visit(pass, program.argument(id, 0));
                    if (program[id].op->takes_whole_row) keep(pass, program.argument(id, 0));
                }
        for (int i = 0; i < program.sizes.outputs; ++i)
            if (given.sinks[i] == row_sink::elements || given.sinks[i] == row_sink::columns) {
                plan.writes = true;
                visit(plan.passes + 1, program.outputs[i]);
            }
    }

    row_plan<Nodes> plan;

private:
    using node_id = graphs::node_id;

    constexpr void classify(node_id id, bool const* varies) {
        using namespace graphs;
        node const& n = code_[id];
        bool same = true;
        int level = 0;
        for (int i = 0; i < n.count; ++i) {
            same = same && plan.per_row[code_.argument(id, i)];
            int const below = plan.level[code_.argument(id, i)];
            level = below > level ? below : level;
        }
        if (n.is_variable()) {
            same = !varies[n.first];
        } else if (n.is_operation() && n.op->is_reduction) {
            same = true;
            plan.reduced[id] = n.op != &describe<primitives::row_length_op>;
            level = plan.reduced[id] ? level + 1 : 0;
        }
        plan.per_row[id] = same;
        plan.level[id] = level;
        if (level > max_row_passes) throw "ogive: more than 8 reductions along rows depend on each other";
        if (plan.reduced[id] && level > plan.passes) plan.passes = level;
    }

    /// Roughly the number of operations that a node takes.
    constexpr int own_cost(node_id id) const {
        using namespace graphs;
        node const& n = code_[id];
        if (!n.is_operation()) return 0;
        descriptor const* const op = n.op;
        if (op == &describe<primitives::shifted_exp_op> || op == &describe<primitives::exp_fraction_op>)
            return 12;
        if (op == &describe<primitives::divide_op> || op == &describe<primitives::sqrt_op> ||
            op == &describe<primitives::rsqrt_op>)
            return 6;
        bool const simple = op->notation.is_operator() || op->is_condition || n.count == 3 ||
                            op == &describe<primitives::max_op> || op == &describe<primitives::min_op> ||
                            op == &describe<primitives::abs_op>;
        return simple ? 1 : 10;
    }

    constexpr int total_cost(node_id id, int enough) const {
        if (plan.per_row[id]) return 0;
        int sum = own_cost(id);
        for (int i = 0; i < code_[id].count && sum < enough; ++i)
            sum += total_cost(code_.argument(id, i), enough - sum);
        return sum;
    }

    /// What a pass computes, for itself or for later ones.
    constexpr void keep(int pass, node_id id) {
        if (plan.slot[id] > 0) return;
        if (plan.kept == max_kept) throw "ogive: more than 8 reductions go over whole rows";
        plan.slot[id] = ++plan.kept;
        plan.kept_by[id] = pass;
    }

    constexpr void visit(int pass, node_id id) {
        if (plan.per_row[id] || plan.action[pass][id] != row_action::none) return;
        constexpr int worth_keeping = 6;
        graphs::node const& n = code_[id];
        int earlier = 1;
        while (earlier < pass && plan.action[earlier][id] != row_action::compute) ++earlier;
        bool const is_number = n.is_operation() && !n.op->is_condition;
        if (earlier < pass && is_number && total_cost(id, worth_keeping) >= worth_keeping &&
            (plan.slot[id] > 0 || plan.kept < max_kept)) {
            keep(earlier, id);
            plan.action[pass][id] = row_action::recall;
            return;
        }
        plan.action[pass][id] = row_action::compute;
        for (int i = 0; i < n.count; ++i) visit(pass, code_.argument(id, i));
    }

    Code const& code_;
};

template <auto const& Code, auto Layout>
inline constexpr auto
    row_plan_of = row_planner<Code.size(), std::remove_cvref_t<decltype(Code)>>(Code, Layout).plan;

} // namespace ogive::kernels
