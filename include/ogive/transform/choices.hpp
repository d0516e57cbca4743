// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/term.hpp>
#include <ogive/primitive/condition.hpp>

namespace ogive::graphs {

/// During a reverse sweep: the branches through which alone the result depends on a node. A path through both branches
/// of one condition is none: it would contribute a 0 that is NaN beside infinity.
class choices {
public:
    constexpr choices(graph const& g, int size) : g_(g), made_(size) {}

    /// Follows a path from a node on to its argument number i; false if there is none. `again`: there are other paths to
    /// that argument already.
    constexpr bool follow(node_id id, int i, bool again) {
        list<int> path = made_[id];
        if (g_[id].op == &describe<primitives::where_op>) {
            int const choice = 2 * g_.argument(id, 0) + i - 1;
            if (contains(path, choice ^ 1)) return false;
            if (!contains(path, choice)) path.push_back(choice);
        }
        list<int>& known = made_[g_.argument(id, i)];
        if (!again) {
            known = path;
        } else {
            list<int> common;
            for (int const each : known)
                if (contains(path, each)) common.push_back(each);
            known = common;
        }
        return true;
    }

    /// What was chosen on the way to a node says nothing about it: it was for one element of a row, the node is for all.
    constexpr void forget(node_id id) { made_[id] = {}; }

private:
    static constexpr bool contains(list<int> const& all, int wanted) {
        for (int const each : all)
            if (each == wanted) return true;
        return false;
    }

    graph const& g_;
    list<list<int>> made_; // by node; a choice is twice its condition, 1 more for the second branch
};

} // namespace ogive::graphs
