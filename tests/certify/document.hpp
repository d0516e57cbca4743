// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "subject.hpp"
#include "table.hpp"
#include <map>
#include <string>
#include <vector>

namespace certify {

/// docs/accuracy.md: a table of what was certified. Rows of an earlier run stay; all floats replace a sample, not the
/// other way round.
class document {
public:
    /// Reads what is there; `names` gives the order of the entries.
    document(std::string const& path, std::vector<std::string> const& names);

    /// Where a sample is worse than what the document says of all floats, it is out of date.
    bool add(row const& of, subject const& about, std::string const& verdict);
    void write() const;

private:
    struct key {
        bool is_double;
        std::size_t place; ///< of the entry in the catalogue
        std::string formula;
        auto operator<=>(key const&) const = default;
    };
    key key_of(std::string const& type, std::string const& entry, std::string const& formula) const;

    std::string path_;
    std::vector<std::string> names_;
    std::map<key, std::vector<std::string>> rows_; ///< cells
};

} // namespace certify
