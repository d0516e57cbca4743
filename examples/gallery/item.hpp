// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/study/study.hpp>
#include <string>
#include <support/progress.hpp>
#include <vector>

/// An activation of the catalogue, as its page needs it.
struct item {
    std::string name;
    std::string parameters; ///< those with defaults, in LaTeX: `\alpha = 1`
    std::string written;    ///< the formula with its parameters, in LaTeX
    std::vector<std::string>
        slopes; ///< the derivatives by the parameters, in LaTeX: `\frac{\partial f}{\partial \alpha} = x`
    std::string derivatives[3]; ///< what was derived of f, f' and f'' at the defaults, in LaTeX
    ogive::study::subject subject;
    ogive::study::facts facts;
};

/// All of one variable, in the catalogue's order.
std::vector<item> all_items(support::progress& done);
