// SPDX-License-Identifier: BSL-1.0
// Writes docs/gallery: a page with plots for each activation of the catalogue, and tables that compare them.
//
//     gallery          looks whether the folder is up to date, as a test
//     gallery --write  writes it; so does ./dev gallery
#include "page.hpp"
#include "picture.hpp"
#include "rows.hpp"
#include "several.hpp"
#include <boost/hana/for_each.hpp>
#include <boost/hana/plus.hpp>
#include <boost/hana/size.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <ogive/activation/catalogue.hpp>
#include <ogive/activation/rows/catalogue.hpp>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <support/file.hpp>

namespace {

std::string const project = OGIVE_PROJECT;

using folder_type = std::map<std::string, std::string>; ///< files by name

void expect_pages(auto const& catalogue, folder_type const& all) {
    boost::hana::for_each(catalogue, [&](auto entry) {
        std::string const page = std::string(entry.name) + ".md", plot = std::string(entry.name) + ".svg";
        if (all.count(page) == 0 || all.count(plot) == 0) throw std::runtime_error("nothing makes " + page);
    });
}

void add(folder_type& all, auto const& entries, sources const& said, support::progress& done) {
    for (auto const& each : entries) {
        all[each.name + ".md"] = each.page(said);
        for (auto const& [name, chart] : each.pictures()) all[name + ".svg"] = plot::svg(chart);
        done.step();
    }
}

folder_type files() {
    sources const said(project);
    constexpr auto pages = boost::hana::size(ogive::catalogue) + boost::hana::size(ogive::row_catalogue);
    support::progress done(static_cast<int>(pages), "pages");
    auto const items = all_items(done);
    auto const of_several = all_of_several_inputs();
    auto const of_rows = all_of_rows();
    folder_type all;
    for (item const& each : items) {
        all[each.name + ".md"] = page_of(each, said);
        all[each.name + ".svg"] = plot::svg(picture_of(each));
    }
    add(all, of_several, said, done);
    add(all, of_rows, said, done);
    all["README.md"] = index_of(items, of_several, of_rows);
    expect_pages(ogive::catalogue, all);
    expect_pages(ogive::row_catalogue, all);
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
