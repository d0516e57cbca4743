// SPDX-License-Identifier: BSL-1.0
// Writes a line of code for each formula: the formula, its text as code, and its text.
#include "formulas.hpp"
#include <iostream>

using namespace typed_back_in;

int main() {
#define ENTRY(...)                                                                                           \
    std::cout << "check(" #__VA_ARGS__ ",\n      " << to_string(__VA_ARGS__) << ",\n      \""                \
              << to_string(__VA_ARGS__) << "\");\n";
    TYPED_BACK_IN(ENTRY)
}
