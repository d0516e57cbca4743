// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/graph.hpp>
#include <string_view>

namespace random_formulas {

/// Reads what `text_of` writes, as C++ would. `variables`: their names by slot. Throws std::runtime_error where it
/// cannot.
ogive::graphs::graph parse(std::string_view text, ogive::graphs::list<std::string_view> const& variables);

} // namespace random_formulas
