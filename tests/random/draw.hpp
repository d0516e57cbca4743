// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <ogive/graph/graph.hpp>

/// Formulas by chance.
namespace random_formulas {

/// A formula of up to three variables, of a depth up to 8: all functions of formulas, conditions, and calls of activations.
/// The same seed gives the same formula.
ogive::graphs::graph draw(std::uint64_t seed);

/// Likewise one that reduces along a row, of a depth up to 4.
ogive::graphs::graph draw_over_rows(std::uint64_t seed);

} // namespace random_formulas
