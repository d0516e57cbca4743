// SPDX-License-Identifier: BSL-1.0
// How accurate every activation is, and whether that is what is promised. `./dev certify` runs this.
#include "run.hpp"
#include "table.hpp"
#include <chrono>
#include <cstdio>
#include <dlfcn.h>
#include <iostream>
#include <set>
#include <stdexcept>

namespace {

using namespace certify;

struct options {
    bool quick = false, in_double = false, decades = false;
    std::set<int> orders;
    std::vector<std::string> names;
};

subject const& load(std::string const& name) {
    std::string const path = std::string(CERTIFY_MODULES) + "/" + name + ".so";
    void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) throw std::runtime_error(dlerror());
    auto const get = reinterpret_cast<get_subject>(dlsym(module, "certify_subject"));
    if (get == nullptr) throw std::runtime_error(dlerror());
    subject const& result = *get();
    if (result.name != name) throw std::runtime_error(path + " holds " + result.name);
    return result;
}

} // namespace

int main(int argc, char** argv) try {
    options chosen;
    for (int i = 1; i < argc; ++i) {
        std::string const word = argv[i];
        auto const value = [&]() -> std::string {
            if (++i == argc) throw std::runtime_error(word + " needs a value");
            return argv[i];
        };
        if (word == "--quick")
            chosen.quick = true;
        else if (word == "--double")
            chosen.in_double = true;
        else if (word == "--decades")
            chosen.decades = true;
        else if (word == "--order")
            chosen.orders.insert(std::stoi(value()));
        else if (word == "--only")
            chosen.names.push_back(value());
        else
            throw std::runtime_error("unknown option " + word);
    }
    if (chosen.names.empty()) {
        std::string name;
        for (char const c : std::string(CERTIFY_NAMES) + ",")
            if (c == ',') {
                chosen.names.push_back(name);
                name.clear();
            } else
                name += c;
    }
    std::cout << heading() << '\n';
    for (std::string const& name : chosen.names) {
        subject const& s = load(name);
        task const work{&s, &all_references().at(name), "", "", chosen.quick ? extent::quick : extent::full};
        auto const nothing = [](std::uint64_t, std::uint64_t) {};
        auto const found =
            chosen.in_double ? certify_all<double>(work, nothing) : certify_all<float>(work, nothing);
        for (int i = 0; i < s.formula_count; ++i) {
            row const r{name, formula_text(s, s.formulas[i]),    s.formulas[i].order, !chosen.in_double,
                        "",   found[static_cast<std::size_t>(i)]};
            if (!chosen.orders.empty() && !chosen.orders.contains(r.order)) continue;
            std::cout << line(r, s, r.breaks(tally::normal) || r.breaks(tally::subnormal) ? "BREAKS" : "")
                      << std::endl;
            if (chosen.decades) print_decades(std::cout, r, s);
        }
    }
} catch (std::exception const& error) {
    std::cerr << "certify: " << error.what() << '\n';
    return 2;
}
