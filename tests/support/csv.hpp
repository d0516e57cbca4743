// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// A table with a line of headings; fields may stand in double quotes.
namespace csv {

using row = std::map<std::string, std::string>;

inline std::vector<std::string> fields(std::string const& line) {
    std::vector<std::string> result(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"')
                result.back() += line[++i];
            else
                quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            result.emplace_back();
        } else if (line[i] != '\r') {
            result.back() += line[i];
        }
    }
    return result;
}

/// A table in tests/data.
inline std::vector<row> read(std::string const& name) {
    auto const path = std::filesystem::path(__FILE__).parent_path().parent_path() / "data" / name;
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::vector<row> result;
    std::string line;
    std::getline(file, line);
    auto const headings = fields(line);
    while (std::getline(file, line)) {
        auto const values = fields(line);
        if (values.size() != headings.size())
            throw std::runtime_error(name + ": cannot read the line " + line);
        row& last = result.emplace_back();
        for (std::size_t i = 0; i < values.size(); ++i) last[headings[i]] = values[i];
    }
    return result;
}

} // namespace csv
