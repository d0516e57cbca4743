// SPDX-License-Identifier: BSL-1.0
#include "references.hpp"

namespace certify {

namespace {

// a[0] is the value, a[1] the gate
constexpr auto glu = [](auto const* a) { return a[0] * sigmoid(a[1]); };
constexpr auto bilinear = [](auto const* a) { return a[0] * a[1]; };
constexpr auto reglu = [](auto const* a) { return a[1].value > 0 ? a[0] * a[1] : constant(a[0], 0); };
constexpr auto geglu = [](auto const* a) { return a[0] * (a[1] * normal(a[1])); };
constexpr auto swiglu = [](auto const* a) { return a[0] * (a[1] * sigmoid(a[2] * a[1])); };
// parameters alpha, limit
constexpr auto clamped_swiglu = [](auto const* a) {
    auto const gate = a[1] > a[3] ? a[3] : a[1];
    auto const value = a[0] > a[3] ? a[3] : a[0] < -a[3] ? -a[3] : a[0];
    return (value + constant(value, 1)) * (gate * sigmoid(a[2] * gate));
};

} // namespace

void add_gated(references& to) {
    to["glu"] = make_reference<2, glu>();
    to["bilinear"] = make_reference<2, bilinear>();
    to["reglu"] = make_reference<2, reglu>();
    to["geglu"] = make_reference<2, geglu>();
    to["swiglu"] = make_reference<3, swiglu>();
    to["clamped_swiglu"] = make_reference<4, clamped_swiglu>();
}

} // namespace certify
