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
    // s(x) s(-x) (s(-x) - s(x)) cancels near 0 in second derivatives
    {"sigmoid", "2", ""},
    {"tanh", "2", ""},
    {"dynamic_tanh", "2", ""},
    {"glu", "2", ""},
    // derivatives by the quotient rule, or roots less x, cancel
    {"softsign", "12", ""},
    {"isru", "12", ""},
    {"isrlu", "12", ""},
    {"bent_identity", "02", ""},
    {"squareplus", "012", ""},
    {"tanhshrink", "012", ""},
    // the rounded argument of an exponential, of c x, x^2 or a polynomial, is enlarged by it in the tails
    {"softcap", "12", ""},
    {"quick_gelu", "012", ""},
    {"golu", "012", "2"},
    {"gelu_tanh", "012", ""},
    {"gaussian", "012", "12"},
    {"laplace", "012", "12"},
    {"clamped_swiglu", "012", ""},
    // the terms cancel beyond a sixteenth around a root, or touch zero
    {"xielu", "01", ""},
    {"snake", "12", ""},
    // small factors far out; first derivatives that cancel a little more than a sixteenth beside their root
    {"silu", "1", "2"},
    {"swish", "1", ""},
    {"acon_c", "0", "02"},
    {"aria2", "01", "02"},
    {"mish", "1", ""},
    {"smish", "01", "02"},
    {"phish", "", "12"},
    {"serf", "012", "02"},
    {"tanhexp", "012", "012"},
    {"lisht", "", "2"},
    {"gelu", "", "2"},
    {"geglu", "", "12"},
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
