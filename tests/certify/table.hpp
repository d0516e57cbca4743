// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "judge.hpp"
#include <iosfwd>
#include <string>
#include <vector>

namespace certify {

/// What was found of one formula.
struct row {
    std::string name;    ///< of the activation
    std::string formula; ///< silu, silu', d geglu / d b
    int order;
    bool is_float;
    std::string inputs; ///< how many: "all 2^32"
    tally found;

    double most() const { return is_float ? limit<float>[order] : limit<double>[order]; }
    bool breaks(tally::range_type where) const {
        range_tally const& r = found.range[static_cast<std::size_t>(where)];
        return r.over > 0 || (where == tally::normal && is_float && order == 0 && r.mean() > mean_limit);
    }
};

/// How formula number i of a subject is written.
std::string formula_text(subject const& of, subject_formula const& formula);

/// How `row::inputs` is written of all floats.
inline constexpr char const* every_float = "all 2^32";

/// Entry, formula, type, inputs; of results that are normal numbers the largest error, where, the mean error, how many are
/// over the limit, how many are so beside a root; of subnormal ones the largest error, where, how many; the verdict.
std::vector<std::string> cells_in(row const& of, subject const& about, std::string const& verdict);

/// A number of points: "4.2 M".
std::string count_text(std::uint64_t count);

std::string heading();
std::string line(std::vector<std::string> const& cells);
/// The worst error in each decade of the input.
void print_decades(std::ostream&, row const& of, subject const& about);

} // namespace certify
