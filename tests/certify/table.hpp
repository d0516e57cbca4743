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

/// The input of a finding: `x = -1.5`.
std::string input_text(subject const& of, finding const& what);

std::string heading();
std::string line(row const& of, subject const& about, std::string const& verdict);
/// The worst error in each decade of the input.
void print_decades(std::ostream&, row const& of, subject const& about);

} // namespace certify
