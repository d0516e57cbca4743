// SPDX-License-Identifier: BSL-1.0
#include "page.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ogive/print/latex.hpp>
#include <sstream>
#include <stdexcept>

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

/// The comment above a definition: what it is, and where it comes from.
std::string description(std::string const& headers, std::string const& name) {
    auto const lines = lines_of(headers);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].rfind("inline constexpr auto " + name + " =", 0) != 0) continue;
        std::size_t first = i;
        while (first > 0 && lines[first - 1].rfind("/// ", 0) == 0) --first;
        std::string text;
        for (; first < i; ++first) text += (text.empty() ? "" : " ") + lines[first].substr(4);
        if (!text.empty()) return text;
    }
    return {};
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return text;
}

std::string display(std::string const& latex) { return "```math\n" + latex + "\n```\n\n"; }

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

/// From docs/accuracy.md: formula, type, largest and mean error.
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

/// From docs/performance.md: for each kind of kernel the times of two lengths, and what fusing saves.
std::string speed_table(std::string const& performance, std::string const& name) {
    auto const rows = table_rows(performance, "`" + name + "`");
    if (rows.empty()) return {};
    char const* const kinds[]{"f", "f and f'", "pullback: upstream gradient times f'"};
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

using ogive::study::short_number;

/// Where |f'| fades away for good.
std::string vanishing(ogive::study::facts const& f) {
    bool left = false, right = false;
    for (auto const& each : f.saturated)
        left = left || std::isinf(each.low), right = right || std::isinf(each.high);
    return left && right ? "on both sides" : left ? "on the left" : right ? "on the right" : "no";
}

std::string range(ogive::study::facts const& f) {
    if (!f.lowest || !f.highest) return "unknown";
    auto const is_open = [](ogive::study::point const& p) { return std::isinf(p.x) || std::isinf(p.y); };
    return (is_open(*f.lowest) ? "(" : "[") + short_number(f.lowest->y, 4) + ", " +
           short_number(f.highest->y, 4) + (is_open(*f.highest) ? ")" : "]");
}

std::string character(ogive::study::facts const& f) {
    std::string text;
    auto const add = [&](std::string const& what) { text += (text.empty() ? "" : ", ") + what; };
    bool falls = false, jumps = false, bends = false;
    for (auto const& each : f.stretches) falls = falls || each.course == ogive::study::stretch::falling;
    for (auto const& each : f.kinks) (each.kind == ogive::study::kink::jump ? jumps : bends) = true;
    add(f.is_complete() && !falls ? "monotone" : falls ? "not monotone" : "monotone where it was looked at");
    add(jumps ? "jumps" : bends ? "kinks" : "smooth");
    if (f.symmetry == ogive::parity::odd) add("odd");
    if (f.symmetry == ogive::parity::even) add("even");
    return text;
}

std::string dead(ogive::study::facts const& f) {
    std::string text;
    for (auto const& each : f.dead) text += (text.empty() ? "" : ", ") + text_of(each);
    return text.empty() ? "nowhere" : text;
}

std::string known(std::optional<double> const& x) { return x ? short_number(*x, 3) : "unknown"; }

std::string row_of(item const& i) {
    auto const& f = i.facts;
    return "| [" + i.name + "](" + i.name + ".md) | " + range(f) + " | " + known(f.mean) + " | " +
           vanishing(f) + " | " + dead(f) + " | " + known(f.gradient_factor) + " | " + character(f) + " | " +
           std::to_string(f.value.exponentials) + " | " + std::to_string(f.value_and_slope.exponentials) +
           " |\n";
}

constexpr char const* head =
    "| | range | mean of f(Z) | gradient vanishes | dead on | gradient factor | character | exp | with f' |\n"
    "|---|---|--:|---|---|--:|---|--:|--:|\n";

} // namespace

sources::sources(std::string const& project)
    : accuracy(read(project + "/docs/accuracy.md")), performance(read(project + "/docs/performance.md")) {
    std::vector<std::filesystem::path> files;
    for (auto const& each : std::filesystem::directory_iterator(project + "/include/ogive/activation"))
        if (each.path().extension() == ".hpp") files.push_back(each.path());
    std::sort(files.begin(), files.end());
    for (auto const& each : files) headers += read(each);
}

std::string page_of(item const& i, sources const& s) {
    std::string text =
        "<!-- generated by examples/gallery -->\n# " + i.name + "\n\n" + description(s.headers, i.name) +
        "\n\n![" + i.name + ", its derivative and its second derivative](" + i.name + ".svg)\n\n" +
        "Diamonds: kinks and jumps. Dots: extrema. Ring: where it is steepest. Thin dashes: asymptotes.\n\n"
        "## Formula\n\n" +
        display("f(x) = " + i.written);
    if (!i.parameters.empty()) text += "with\n\n" + display(i.parameters);
    text += "What the library makes of it, and derives:\n\n";
    char const* const names[]{"f(x)", "f'(x)", "f''(x)"};
    for (int k = 0; k < 3; ++k) text += display(names[k] + std::string(" = ") + i.derivatives[k]);
    text += "## Facts\n\nFound by `examples/study " + i.name +
            "`; Z is normally distributed.\n\n| | |\n|---|---|\n";
    for (auto const& [what, is] : rows_of(i.facts))
        text += "| " + escaped(what) + " | " + escaped(is) + " |\n";
    text += "\n" + accuracy_table(s.accuracy, i.name) + speed_table(s.performance, i.name);
    return text + "[All activations](README.md)\n";
}

std::string index_of(std::vector<item> const& items) {
    auto const find = [&](std::string const& name) -> item const& {
        return *std::find_if(items.begin(), items.end(), [&](item const& i) { return i.name == name; });
    };
    std::string text =
        "<!-- generated by examples/gallery -->\n# Gallery\n\n"
        "A page for each activation of one variable: its graph, formula, derivatives, and what the library "
        "finds out\n"
        "about it (`ogive/study/study.hpp`). Z is normally distributed; *gradient vanishes*: |f'| stays "
        "below 0.001 out to\n"
        "infinity; *gradient factor*: E f'(Z)^2 / E f(Z)^2, by which the squared gradient grows with each "
        "layer, if the\n"
        "weights keep the activations' size; *exp*: exponentials that a kernel computes for each element.\n\n"
        "## The usual ones\n\n";
    text += head;
    for (char const* const name : {"step", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "gelu"})
        text += row_of(find(name));
    auto const& swish = find("swish").facts;
    auto const& gelu = find("gelu").facts;
    double const unshifted = std::exp(1000.0) / (std::exp(1000.0) + std::exp(0.0));
    double const shifted = std::exp(0.0) / (std::exp(0.0) + std::exp(-1000.0));
    text +=
        "\nTables like this are often typed, and err. Two slips of the lecture notes behind this table:\n\n"
        "- They call swish and GELU unbounded below. The table says otherwise: swish is at least " +
        short_number(swish.lowest->y, 10) + "\n  (at x = " + short_number(swish.lowest->x, 10) +
        "), GELU at least " + short_number(gelu.lowest->y, 10) +
        " (at x = " + short_number(gelu.lowest->x, 10) + ").\n" +
        "- They say that the exponential form keeps softmax from overflowing. It makes it overflow: of the "
        "scores 1000 and 0\n"
        "  the first comes out as " +
        (std::isnan(unshifted) ? "NaN" : short_number(unshifted)) +
        " when it is computed as written. What helps is to subtract the largest score first:\n  then it is " +
        short_number(shifted) + ". See [rows.md](../rows.md).\n\n## All\n\n";
    text += head;
    for (item const& each : items) text += row_of(each);
    text += "\n## Pictures\n\n";
    for (item const& each : items)
        text += "[![" + each.name + "](" + each.name + ".svg)](" + each.name + ".md)\n";
    return text;
}
