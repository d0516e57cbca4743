// SPDX-License-Identifier: BSL-1.0
// Writes docs/gallery: a page and a plot for each activation of one variable, and the table that compares them.
//
//     gallery          looks whether the folder is up to date, as a test
//     gallery --write  writes it; so does ./dev gallery
#include "page.hpp"
#include "picture.hpp"
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string_view>
#include <support/file.hpp>

namespace {

std::string const project = OGIVE_PROJECT;

/// All files of the folder, by name.
std::map<std::string, std::string> files() {
    sources const said(project);
    auto const items = all_items();
    std::map<std::string, std::string> all;
    for (item const& each : items) {
        all[each.name + ".md"] = page_of(each, said);
        all[each.name + ".svg"] = plot::svg(picture_of(each));
    }
    all["README.md"] = index_of(items);
    return all;
}

std::string text_of(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

int main(int count, char** arguments) {
    bool const write = count == 2 && std::string_view(arguments[1]) == "--write";
    if (count > 1 && !write) return std::cerr << "usage: gallery [--write]\n", EXIT_FAILURE;
    std::filesystem::path const folder = project + "/docs/gallery";
    auto const all = files();
    int stale = 0;
    for (auto const& [name, text] : all) {
        if (text_of(folder / name) == text) continue;
        ++stale;
        if (write)
            support::write_file(folder / name, text);
        else
            std::cout << "stale: docs/gallery/" << name << '\n';
    }
    for (auto const& each : std::filesystem::directory_iterator(folder)) {
        if (all.count(each.path().filename().string()) != 0) continue;
        ++stale;
        std::cout << "nothing makes " << each.path().filename().string() << '\n';
    }
    std::cout << all.size() << " files, " << stale
              << (write ? " written\n" : " stale; ./dev gallery writes them\n");
    return stale == 0 || write ? EXIT_SUCCESS : EXIT_FAILURE;
}
