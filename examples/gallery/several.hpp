// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "quoted.hpp"
#include <map>
#include <ogive/study/study.hpp>
#include <support/plot.hpp>
#include <vector>

/// An activation of several inputs, as its page needs it: f and its partial derivatives along one input, the others being
/// held at a few values.
class several {
public:
    using setting = std::map<std::string, double>; ///< values of inputs by name

    struct formula {
        std::string name, latex; ///< `\frac{\partial f}{\partial a}`, and what was derived
        ogive::graphs::graph program;
        bool is_zero;
    };

    std::string name, parameters, written;
    std::vector<std::string> inputs;
    formula value;
    std::vector<formula> slopes; ///< by input
    std::vector<formula> bends;  ///< by one input twice, by input
    std::vector<formula> twists; ///< by two different ones
    ogive::cost cost, cost_with_gradient;
    ogive::graphs::graph graph; ///< as it was written

    /// The page, in Markdown, and its pictures by name.
    std::string page(sources const& s) const;
    std::map<std::string, plot::chart> pictures() const;

    /// In which inputs f is linear, the others being held: those by which all second derivatives are 0.
    std::string linear_in() const;
};

/// All of the catalogue, in its order.
std::vector<several> all_of_several_inputs();
