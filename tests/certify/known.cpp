// SPDX-License-Identifier: BSL-1.0
#include "known.hpp"
#include <fstream>
#include <stdexcept>

namespace certify {

known_breaks::known_breaks(std::string const& path, computing kernels) : kernels_(kernels) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("there is no " + path);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        bool const unfused = line.starts_with("unfused "), untabled = line.starts_with("untabled ");
        if (unfused || untabled) {
            bool const is_here = kernels <= (unfused ? computing::unfused : computing::untabled);
            if (is_here) allowed_.insert(line.substr(line.find(' ') + 1));
            continue;
        }
        if (line.starts_with("rare ")) rare_.insert(line = line.substr(5));
        lines_.insert(line);
    }
}

known_breaks::judgement known_breaks::verdict(row const& of, bool over_all) const {
    judgement result{"", true};
    for (auto const where : {tally::normal, tally::subnormal}) {
        std::string const line = std::string(of.is_float ? "float " : "double ") +
                                 (where == tally::normal ? "normal: " : "subnormal: ") + of.formula;
        bool const breaks = of.breaks(where);
        bool const is_small = of.found.range[where].worst.error <= 2 * of.most();
        bool const is_known = lines_.contains(line) || (breaks && is_small && allowed_.contains(line));
        if (!is_known && !breaks) continue;
        std::string what = "known";
        bool const must_break = kernels_ == computing::documented && (over_all || !rare_.contains(line));
        if (is_known != breaks && (breaks || must_break)) {
            result.is_right = false;
            what = breaks ? "BREAKS (" + line + ")" : "is right now: remove it (" + line + ")";
        }
        if (result.text != what) result.text += (result.text.empty() ? "" : "; ") + what;
    }
    return result;
}

} // namespace certify
