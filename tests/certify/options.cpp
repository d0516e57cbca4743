// SPDX-License-Identifier: BSL-1.0
#include "options.hpp"
#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace certify {

std::vector<std::string> all_names() {
    std::vector<std::string> result;
    std::istringstream in(CERTIFY_NAMES);
    for (std::string name; std::getline(in, name, ',');) result.push_back(name);
    return result;
}

options parse(int argc, char const* const* argv) {
    options result;
    bool types_chosen = false;
    auto const all = all_names();
    for (int i = 1; i < argc; ++i) {
        std::string const word = argv[i];
        auto const value = [&]() -> std::string {
            if (++i == argc) throw std::runtime_error(word + " needs a value");
            return argv[i];
        };
        if (word == "--quick") {
            result.how = extent::quick;
        } else if (word == "--double" || word == "--float") {
            if (!types_chosen) result.in_float = result.in_double = false;
            types_chosen = true;
            (word == "--double" ? result.in_double : result.in_float) = true;
        } else if (word == "--decades") {
            result.decades = true;
        } else if (word == "--check") {
            result.check_only = true;
        } else if (word == "--order") {
            std::string const order = value();
            if (order != "0" && order != "1" && order != "2")
                throw std::runtime_error("--order takes 0, 1 or 2");
            result.orders.insert(order[0] - '0');
        } else if (word == "--only") {
            std::string const name = value();
            if (std::find(all.begin(), all.end(), name) == all.end())
                throw std::runtime_error("there is no " + name + " in the catalogue");
            result.names.push_back(name);
        } else {
            throw std::runtime_error("unknown option " + word);
        }
    }
    if (result.names.empty()) result.names = all;
    if (!types_chosen && result.how == extent::quick) result.in_double = true;
    return result;
}

} // namespace certify
