// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/scalar.hpp>

namespace ogive::check {

/// Its name, as a template argument.
template <class Formula, int Slot>
constexpr auto name_of_variable() {
    constexpr std::string_view name = kernels::signature<Formula>::code.variables[Slot];
    char text[name.size() + 1]{};
    for (std::size_t i = 0; i < name.size(); ++i) text[i] = name[i];
    return fixed_string<name.size() + 1>(text);
}

/// A variable of a formula, by its order of appearance.
template <class Formula, int Slot>
inline constexpr auto variable_of = var<name_of_variable<Formula, Slot>()>;

} // namespace ogive::check
