// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <ogive/graph/graph.hpp>
#include <optional>
#include <string>

namespace random_formulas {

/// What has been looked at.
struct tally {
    long formulas = 0, inputs = 0, values = 0, first = 0, second = 0, together = 0, texts = 0;
    long automatic = 0, differences = 0, kinks = 0, out_of_range = 0, singular = 0;
    double largest_growth = 0; ///< operations of a compiled derivative for each one of the formula
};

/// Something that is wrong: what kind of thing, and all there is to say.
struct complaint {
    std::string kind, text;
};

/// Looks at a formula, at a few inputs drawn from the seed: value, first and second derivatives, all together, its text,
/// the sizes of the graphs.
std::optional<complaint> examine(ogive::graphs::graph const& written, std::uint64_t seed, tally& counts);

/// Whether a formula has, near the inputs that would be drawn, values that are numbers at all.
bool is_of_use(ogive::graphs::graph const& written, std::uint64_t seed);

} // namespace random_formulas
