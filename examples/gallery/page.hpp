// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "item.hpp"

/// What is said elsewhere of activations, as texts.
struct sources {
    std::string headers;     ///< of include/ogive/activation/*.hpp
    std::string accuracy;    ///< of docs/accuracy.md
    std::string performance; ///< of docs/performance.md

    explicit sources(std::string const& project);
};

/// The page of an activation, in Markdown.
std::string page_of(item const& i, sources const& s);

/// The page of all, with the table that compares them.
std::string index_of(std::vector<item> const& items);
