// SPDX-License-Identifier: BSL-1.0
#include "quoted.hpp"
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace {

std::string read(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    if (text.str().empty()) throw std::runtime_error("cannot read " + file.string());
    return text.str();
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The cells of the rows of a page's tables that begin with this one.
std::vector<std::vector<std::string>> table_rows(std::string const& page, std::string const& first) {
    std::vector<std::vector<std::string>> rows;
    for (std::string const& line : lines_of(page)) {
        if (line.rfind("| " + first + " | ", 0) != 0) continue;
        auto& cells = rows.emplace_back();
        std::istringstream in(line.substr(2));
        for (std::string cell; std::getline(in, cell, '|');) {
            auto const begin = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
            cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, last - begin + 1));
        }
    }
    return rows;
}

} // namespace

sources::sources(std::string const& project)
    : accuracy(read(project + "/docs/accuracy.md")), performance(read(project + "/docs/performance.md")),
      rows(read(project + "/docs/rows.md")) {
    std::vector<std::filesystem::path> files;
    for (auto const& each :
         std::filesystem::recursive_directory_iterator(project + "/include/ogive/activation"))
        if (each.path().extension() == ".hpp") files.push_back(each.path());
    std::sort(files.begin(), files.end());
    for (auto const& each : files) headers += read(each);
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return text;
}

std::string display(std::string const& latex) { return "```math\n" + latex + "\n```\n\n"; }

std::string description(std::string const& headers, std::string const& name) {
    auto const lines = lines_of(headers);
    auto const begins = [&](std::size_t i, char const* words) { return lines[i].rfind(words, 0) == 0; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!begins(i, ("inline constexpr auto " + name + " =").c_str())) continue;
        std::size_t last = i;
        while (last > 0 && (begins(last - 1, "template") || begins(last - 1, "    requires"))) --last;
        std::size_t first = last;
        while (first > 0 && begins(first - 1, "/// ")) --first;
        std::string text;
        for (; first < last; ++first) text += (text.empty() ? "" : " ") + lines[first].substr(4);
        if (!text.empty()) return text;
    }
    bool const is_numbered = !name.empty() && std::isdigit(static_cast<unsigned char>(name.back())) != 0;
    return is_numbered ? description(headers, name.substr(0, name.size() - 1)) : std::string();
}

std::string accuracy_table(std::string const& accuracy, std::string const& name) {
    std::string table;
    for (auto const& cells : table_rows(accuracy, name)) {
        if (cells.size() < 7) continue;
        table += "| " + cells[1] + " | " + cells[2] + " | " + cells[4] + " | " + cells[5] + " | " + cells[6] +
                 " |\n";
    }
    if (table.empty()) return table;
    return "## Accuracy\n\nIn units in the last place; [accuracy.md](../accuracy.md) has more.\n\n"
           "| formula | type | largest error | at | in the mean |\n|---|---|--:|---|--:|\n" +
           table + "\n";
}

std::string speed_table(std::string const& performance, std::string const& name, char const* derivative,
                        char const* pullback) {
    auto const rows = table_rows(performance, "`" + name + "`");
    if (rows.empty()) return {};
    char const* const kinds[]{"f", derivative, pullback};
    constexpr std::size_t columns = 3;
    if (rows.size() != 1 || rows[0].size() != 1 + columns * std::size(kinds))
        throw std::runtime_error("docs/performance.md has another table than expected for " + name);
    std::string table;
    auto cell = rows[0].begin() + 1;
    for (char const* const kind : kinds) {
        table += std::string("| ") + kind;
        for (std::size_t i = 0; i < columns; ++i) table += " | " + *cell++;
        table += " |\n";
    }
    return "## Speed\n\nIn ns/element of float, one thread; *unfused takes*: how many times as long one loop "
           "for "
           "each operation takes,\nat 16 Mi elements. [performance.md](../performance.md) says on which "
           "machine, "
           "and has more.\n\n"
           "| kernel | 64 Ki elements | 16 Mi elements | unfused takes |\n|---|--:|--:|--:|\n" +
           table + "\n";
}

std::string row_speed_table(std::string const& rows, std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    std::string table;
    for (char const* const kind : {"value", "pullback"}) {
        auto const found = table_rows(rows, name + ", " + kind);
        if (found.empty()) continue;
        table += std::string("| ") + kind;
        for (std::size_t i = 1; i < found[0].size(); ++i) table += " | " + found[0][i];
        table += " |\n";
    }
    if (table.empty()) return table;
    auto const head = table_rows(rows, "length of the rows").at(0);
    std::string top = "|", below = "\n|---";
    for (std::size_t i = 0; i < head.size(); ++i) top += " " + head[i] + " |", below += i > 0 ? "|--:" : "";
    return "## Speed\n\nIn ns/element of float, one thread; [rows.md](../rows.md) says on which machine, and "
           "has "
           "more.\n\n" +
           top + below + "|\n" + table + "\n";
}
