// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "run.hpp"
#include <set>
#include <string>
#include <vector>

namespace certify {

/// The command line.
struct options {
    extent how = extent::full;
    bool in_float = true, in_double = false;
    bool decades = false;    ///< the worst in each
    bool check_only = false; ///< the document is not written
    std::set<int> orders;    ///< of derivatives; empty: all
    std::vector<std::string> names;
    std::string document = CERTIFY_DOCUMENT;
};

/// The names of the catalogue, in order.
std::vector<std::string> all_names();

options parse(int argc, char const* const* argv);

} // namespace certify
