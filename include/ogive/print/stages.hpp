// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/transform/derive.hpp>
#include <string_view>
#include <vector>

namespace ogive {

/// A formula, or several, after one of the passes from what is written to what runs.
struct stage {
    std::string_view name; ///< of the pass
    graphs::graph graph;   ///< after it
};

/// What the library makes of formulas, pass by pass: the graphs before and after each of them, which `dot`, `latex` and
/// `to_string` print. The last one is what a kernel of them runs; of formulas over rows, what is derived. A derivative
/// of a derivative takes two rounds.
template <formula... F>
std::vector<stage> stages(F const&... f) {
    using namespace graphs;
    std::vector<stage> all;
    graph g = lower(f...);
    auto const pass = [&](std::string_view name, graph (*transform)(graph_view const&)) {
        g = transform(g);
        all.push_back({name, without_dead_nodes(g)});
    };
    all.push_back({"written", without_dead_nodes(g)});
    if (has_reductions(g)) {
        pass("simplified and in its safe form", simplify_rows);
        pass("shifts inserted", insert_shifts);
        pass("factors taken out of sums", hoist_row_factors);
        pass("derived: simplified again", simplify_rows);
        return all;
    }
    pass("simplified and in its safe form", simplify);
    while (has_derivatives(g)) {
        pass("differentiated", differentiate);
        pass("simplified again", simplify);
        pass("derived: like terms collected", collect);
    }
    pass("sums that cancel recognized", recognize);
    pass("limits of products marked", find_limits);
    pass("products opened", open_products);
    pass("compound functions opened", open_compounds);
    pass("expanded: pieces shared", expand);
    pass("divisions shared", inline_reciprocals);
    pass("sigmoids by themselves closed", close_sigmoids);
    pass("exponentials split", split);
    pass("fused: what runs", fuse);
    return all;
}

} // namespace ogive
