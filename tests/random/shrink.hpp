// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <functional>
#include <ogive/graph/graph.hpp>

namespace random_formulas {

/// A smaller formula of which the same is true.
ogive::graphs::graph smaller(ogive::graphs::graph formula,
                             std::function<bool(ogive::graphs::graph const&)> const& still_true);

} // namespace random_formulas
