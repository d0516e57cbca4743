// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "quoted.hpp"
#include <functional>
#include <map>
#include <support/plot.hpp>
#include <vector>

/// An activation along rows, as its page needs it.
struct row_item {
    using row = std::vector<double>;

    std::string name, parameters, written;
    std::string derived,
        gradient; ///< what was derived: the formula, and the gradient for an upstream gradient g
    std::vector<std::string> inputs;
    bool is_one_number = false;                          ///< a row's result
    std::function<row(row const&)> value;                ///< the others being as the page says
    std::function<row(row const&, row const&)> pullback; ///< of an upstream gradient, with respect to x
    std::vector<float> (*in_float)(std::vector<float> const&);

    /// The page, in Markdown, and its pictures by name.
    std::string page(sources const& s) const;
    std::map<std::string, plot::chart> pictures() const;

    /// What was found on random rows: what, and what it is.
    std::vector<std::pair<std::string, std::string>> facts() const;
};

/// All of the catalogue of rows, in its order.
std::vector<row_item> all_of_rows();
