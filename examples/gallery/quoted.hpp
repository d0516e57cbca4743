// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>

/// What is said elsewhere of activations, as texts.
struct sources {
    std::string headers;     ///< of include/ogive/activation
    std::string accuracy;    ///< of docs/accuracy.md
    std::string performance; ///< of docs/performance.md
    std::string rows;        ///< of docs/rows.md

    explicit sources(std::string const& project);
};

/// As a cell of a table, and as a formula in a line of its own, in Markdown.
std::string escaped(std::string text);
std::string display(std::string const& latex);

/// The comment above a definition: what it is, and where it comes from. maxout2 is an instance of maxout.
std::string description(std::string const& headers, std::string const& name);

/// From docs/accuracy.md: formula, type, largest and mean error.
std::string accuracy_table(std::string const& accuracy, std::string const& name);

/// From docs/performance.md: for each kind of kernel the times of two lengths, and what fusing saves.
std::string speed_table(std::string const& performance, std::string const& name,
                        char const* derivative = "f and f'",
                        char const* pullback = "pullback: upstream gradient times f'");

/// From docs/rows.md: the times by the length of the rows.
std::string row_speed_table(std::string const& rows, std::string name);
