// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "table.hpp"
#include <set>
#include <string>

namespace certify {

/// The breaks of the contract that are known, known.txt: `float normal: silu'`, one
/// a line. The list may only shrink.
class known_breaks {
public:
    explicit known_breaks(std::string const& path);

    struct judgement {
        std::string text; ///< empty where all is well
        bool is_right;
    };

    /// Breaks must be known, and what is known must break; but what has `rare` before it in the list need not do so in a
    /// sample.
    judgement verdict(row const& of, bool over_all) const;

private:
    std::set<std::string> lines_, rare_;
};

} // namespace certify
