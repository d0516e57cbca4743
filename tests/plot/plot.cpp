// SPDX-License-Identifier: BSL-1.0
// The plots of the documentation say what they are given.
#include "catch.hpp"
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <support/file.hpp>
#include <support/path.hpp>
#include <support/plot.hpp>
#include <support/ticks.hpp>

namespace {

std::string labels(std::vector<plot::tick> const& ticks) {
    std::string text;
    for (auto const& each : ticks) text += (text.empty() ? "" : " ") + each.label;
    return text;
}

int count(std::string const& text, std::string const& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// A plot of 0 to 10 by 0 to 1.
plot::chart chart_of(plot::series const& s) {
    return {"title", "description", {"x", 0, 10}, {"y", 0, 1}, {s}, {}, {}};
}

/// The data of the first line.
std::string path_in(std::string const& svg) {
    auto const begin = svg.find("<path d=\"") + 9;
    return svg.substr(begin, svg.find('"', begin) - begin);
}

} // namespace

TEST_CASE("Ticks are round numbers") {
    CHECK(labels(plot::linear_ticks(-5, 5, 8)) == "\u22124 \u22122 0 2 4");
    CHECK(labels(plot::linear_ticks(0, 0.3, 7)) == "0.00 0.05 0.10 0.15 0.20 0.25 0.30");
    CHECK(labels(plot::linear_ticks(0, 1000, 5)) == "0 200 400 600 800 1000");
    CHECK(labels(plot::linear_ticks(0, 2e-9, 2)) == "0 10\u207b\u2079 2\u00b710\u207b\u2079");
    CHECK(labels(plot::logarithmic_ticks(1e-12, 1, 4)) ==
          "10\u207b\u00b9\u00b2 10\u207b\u2078 10\u207b\u2074 1");
}

TEST_CASE("Numbers in plots are short") {
    CHECK(plot::number_label(-0.169971207) == "\u22120.17");
    CHECK(plot::number_label(0) == "0");
    CHECK(plot::number_label(1e-7) == "10\u207b\u2077");
    CHECK(plot::number_label(-2.5e8) == "\u22122.5\u00b710\u2078");
}

TEST_CASE("A line has a gap where it has no value") {
    auto const whole = path_in(plot::svg(chart_of({"", {0, 4, 6, 10}, {0, 1, 0, 1}})));
    auto const broken = path_in(plot::svg(chart_of({"", {0, 4, 5, 6, 10}, {0, 1, plot::none, 0, 1}})));
    CHECK(count(whole, "M") == 1);
    CHECK(count(broken, "M") == 2);
    plot::chart logarithmic = chart_of({"", {0, 4, 5, 6, 10}, {1, 0.1, 0, 0.1, 1}});
    logarithmic.y = {"y", 0.01, 1, true};
    CHECK(count(path_in(plot::svg(logarithmic)), "M") == 2);
}

TEST_CASE("A line ends where it leaves the plot") {
    auto const inside = path_in(plot::svg(chart_of({"", {0, 10}, {0, 1}})));
    auto const beyond = path_in(plot::svg(chart_of({"", {-90, 110}, {-9, 11}})));
    CHECK(inside == beyond);
    CHECK(count(plot::svg(chart_of({"", {0, 10}, {2, 3}})), "<path") == 0);
    auto const huge = path_in(plot::svg(chart_of({"", {0, 5, 10}, {0, 1e300, 0}})));
    CHECK(count(huge, "M") == 2);
}

TEST_CASE("Points on a line are left out, others are not") {
    auto const line = plot::sampled("", 0, 10, [](double x) { return x / 10; });
    CHECK(count(path_in(plot::svg(chart_of(line))), ",") == 2);
    auto const bent = plot::sampled("", 0, 10, [](double x) { return std::fabs(x - 5) / 5; });
    CHECK(count(path_in(plot::svg(chart_of(bent))), ",") == 3);
}

TEST_CASE("A jump is not joined, a kink is") {
    auto const jump = [](double x) { return x > 5 ? 1.0 : 0; };
    auto const kink = [](double x) { return x > 5 ? (x - 5) / 5 : 0; };
    CHECK(count(path_in(plot::svg(chart_of(plot::sampled("", 0, 10, jump, {5})))), "M") == 2);
    CHECK(count(path_in(plot::svg(chart_of(plot::sampled("", 0, 10, kink, {5})))), "M") == 1);
}

TEST_CASE("Text is text, and safe") {
    plot::chart c = chart_of({"a < b & \"c\"", {0, 10}, {0, 1}});
    c.marks = {{5, 0.5, "the middle"}, {5, 7, "not here"}};
    auto const svg = plot::svg(c);
    CHECK(count(svg, ">a &lt; b &amp; &quot;c&quot;</text>") == 1);
    CHECK(count(svg, ">the middle</text>") == 1);
    CHECK(count(svg, "not here") == 0);
    CHECK(count(svg, "<title>title</title>\n<desc>description</desc>") == 1);
    CHECK(count(svg, "prefers-color-scheme: dark") == 1);
}

TEST_CASE("A file is written whole or not at all") {
    auto const folder = std::filesystem::temp_directory_path() / "ogive_plot_test";
    std::filesystem::remove_all(folder);
    support::write_file(folder / "deep" / "a.txt", "whole");
    std::ostringstream read;
    read << std::ifstream(folder / "deep" / "a.txt").rdbuf();
    CHECK(read.str() == "whole");
    std::filesystem::create_directory(folder / "taken");
    std::filesystem::create_directory(folder / "taken" / "by");
    CHECK_THROWS_AS(support::write_file(folder / "taken", "text"), std::runtime_error);
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 2);
    std::filesystem::remove_all(folder);
}
