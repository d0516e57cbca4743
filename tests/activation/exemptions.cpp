// SPDX-License-Identifier: BSL-1.0
#include "accuracy.hpp"

namespace {

/// The orders of derivatives that are not as accurate as the others: of results that are normal numbers, and of
/// subnormal ones.
struct exemption {
    std::string_view name;
    std::string_view normal, subnormal;
};

// clang-format off
constexpr exemption exemptions[]{
    // derivatives by the quotient rule, or roots less x, cancel
    {"isru", "1", ""},
    {"isrlu", "1", ""},
    {"squareplus", "2", ""},
    // the rounded argument of an exponential, by parameters that vary, is enlarged by it in the tails
    {"laplace", "012", ""},
    // the terms touch zero
    {"snake", "1", ""},
    // small factors far out
    {"swish", "", "2"},
    {"aria2", "", "2"},
};
// clang-format on

} // namespace

bool accuracy::is_exempt(std::string_view name, int order, range where) {
    for (exemption const& e : exemptions)
        if (e.name == name)
            return (where == range::normal ? e.normal : e.subnormal).find(static_cast<char>('0' + order)) !=
                   std::string_view::npos;
    return false;
}
