// SPDX-License-Identifier: BSL-1.0
// Prints what the library finds out about an activation of its catalogue: `study gelu`; the names: `study --list`.
// As a test it studies swish, and checks what it says of it and of names that are typed wrong.
#include <algorithm>
#include <boost/hana/for_each.hpp>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/study/study.hpp>
#include <string>
#include <vector>

namespace {

/// How many letters must be put in, left out or exchanged to make one word of the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t const exchanged = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, exchanged});
        }
    }
    return row.back();
}

/// Calls visit(entry) for the activations of one variable.
void for_each_activation(auto const& visit) {
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs == 1) visit(entry);
    });
}

/// The nearest first.
std::vector<std::string_view> near_names(std::string_view name) {
    std::vector<std::string_view> names;
    auto const nearer = [&](auto a, auto b) { return distance(name, a) < distance(name, b); };
    for_each_activation([&](auto entry) {
        bool const contains = entry.name.find(name) != std::string_view::npos && name.size() > 1;
        if (contains || distance(name, entry.name) <= 1 + name.size() / 4)
            names.insert(std::upper_bound(names.begin(), names.end(), entry.name, nearer), entry.name);
    });
    return names;
}

void list_names(std::ostream& out) {
    out << "activations of one variable:";
    std::size_t column = 0;
    for_each_activation([&](auto entry) { out << (column++ % 8 == 0 ? "\n  " : " ") << entry.name; });
    out << '\n';
}

bool study(std::string_view name) {
    bool found = false;
    for_each_activation([&](auto entry) {
        if (entry.name != name) return;
        found = true;
        constexpr auto f = entry.activation;
        std::cout << name << "(x) = " << f << "\nits derivative: " << diff(f, ogive::var<"x">) << "\n\n"
                  << to_string(ogive::study::facts_of(f));
    });
    if (found) return true;
    std::cerr << "there is no activation of one variable by the name " << name << '\n';
    auto const near = near_names(name);
    for (std::size_t i = 0; i < near.size(); ++i) std::cerr << (i == 0 ? "near are: " : ", ") << near[i];
    if (near.empty())
        list_names(std::cerr);
    else
        std::cerr << '\n';
    return false;
}

/// Swish is not unbounded below, as some tables say; and a wrong name is told the near ones.
bool check() {
    auto const swish = ogive::study::facts_of(ogive::swish);
    bool const bounded = swish.lowest && std::abs(swish.lowest->y + 0.2784645427610738) < 1e-12;
    bool const near = near_names("swich") == std::vector<std::string_view>{"swish", "smish"} &&
                      near_names("gelu ").front() == "gelu" && near_names("zzzzzzzz").empty();
    if (!bounded || !near) std::cerr << "FAILED: what is said of swish, or which names are near\n";
    return bounded && near;
}

} // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::string_view(arguments[1]) == "--list") return list_names(std::cout), EXIT_SUCCESS;
    if (count == 2) return study(arguments[1]) ? EXIT_SUCCESS : EXIT_FAILURE;
    if (count > 2) return std::cerr << "usage: study NAME, or study --list\n", EXIT_FAILURE;
    list_names(std::cout);
    std::cout << '\n';
    return study("swish") && check() ? EXIT_SUCCESS : EXIT_FAILURE;
}
