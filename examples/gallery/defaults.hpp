// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/print/latex.hpp>
#include <string>
#include <vector>

/// Appends `, \alpha = 1` in LaTeX where a parameter of an activation has a default.
template <class Parameter>
void append_default(std::string& text, Parameter const& p) {
    if constexpr (Parameter::has_default) {
        if (!text.empty()) text += ",\\; ";
        text += ogive::graphs::latex_name(Parameter::name) + " = " + ogive::graphs::latex_number(p.fallback);
    }
}

/// Appends its name where it has none.
template <class Parameter>
void append_required(std::vector<std::string>& names, Parameter const&) {
    if constexpr (!Parameter::has_default) names.emplace_back(Parameter::name);
}
