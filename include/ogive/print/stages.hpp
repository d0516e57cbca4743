// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/derive.hpp>
#include <string_view>
#include <vector>

namespace ogive {

/// A formula, or several, after one of the steps from what is written to what runs.
struct stage {
    std::string_view name;
    graphs::graph graph;
};

/// What the library makes of formulas, step by step; the last one is what a kernel of them runs. Formulas over rows are
/// shown up to what is derived.
template <formula... F>
std::vector<stage> stages(F const&... f) {
    using namespace graphs;
    std::vector<stage> all;
    auto const add = [&](std::string_view name, graph const& g) -> graph const& {
        all.push_back({name, without_dead_nodes(g)});
        return g;
    };
    graph const written = add("written", lower(f...));
    if (has_reductions(written)) {
        add("derived", derive(written));
        return all;
    }
    add("simplified and in its safe form", simplify(written));
    graph const derived = add("derived", derive(written));
    graph const recognized = add("sums that cancel recognized", recognize(derived));
    graph const opened =
        add("products and compounds opened", open_compounds(open_products(limit_products(recognized))));
    graph const expanded = add("expanded: pieces shared", inline_reciprocals(expand(opened)));
    add("scheduled: what runs", fuse(split(expanded)));
    return all;
}

} // namespace ogive
