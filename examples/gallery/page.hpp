// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "item.hpp"
#include "quoted.hpp"
#include "rows.hpp"
#include "several.hpp"

/// The page of an activation, in Markdown.
std::string page_of(item const& i, sources const& s);

/// The page of all, with the tables that compare them.
std::string index_of(std::vector<item> const& items, std::vector<several> const& of_several,
                     std::vector<row_item> const& of_rows);
