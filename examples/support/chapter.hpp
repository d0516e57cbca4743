// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <support/file.hpp>
#include <support/plot.hpp>
#include <utility>

/// A program behind a page of docs/chapters: prints sections, which the page shows, checks what it claims, and draws
/// plots into a folder: `program [FOLDER]`, by default the current one.
class chapter {
public:
    chapter(int argc, char* argv[]) : folder_(argc > 1 ? argv[1] : ".") {}

    /// What is printed from here on is the section by that name.
    void section(char const* name) {
        std::printf("%s== %s\n", std::exchange(first_, false) ? "" : "\n", name);
    }

    void check(bool holds, char const* claim) {
        std::printf("%s: %s\n", holds ? "good" : "FAILED", claim);
        all_good_ = all_good_ && holds;
    }

    /// Writes NAME.svg.
    void draw(char const* name, plot::chart const& c) const {
        support::write_file(folder_ / (std::string(name) + ".svg"), plot::svg(c));
    }

    int result() const { return all_good_ ? EXIT_SUCCESS : EXIT_FAILURE; }

private:
    std::filesystem::path folder_;
    bool all_good_ = true, first_ = true;
};
