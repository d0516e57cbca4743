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
    {"isru", "12", ""},
    {"isrlu", "12", ""},
    {"squareplus", "2", ""},
    // the rounded argument of an exponential, of c x, x^2 or a polynomial, is enlarged by it in the tails
    {"softcap", "12", ""},
    {"golu", "012", "2"},
    {"laplace", "012", "2"},
    // the terms cancel beyond a sixteenth around a root, or touch zero
    {"xielu", "01", ""},
    {"snake", "1", ""},
    {"elish", "1", ""},
    {"phish", "1", ""},
    // small factors far out; first derivatives that cancel a little more than a sixteenth beside their root
    {"swish", "", "2"},
    {"acon_c", "", "02"},
    {"aria2", "1", "2"},
    {"mish", "", "2"},
    {"smish", "1", "02"},
    {"serf", "2", "0"},
    {"tanhexp", "12", "012"},
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
