// SPDX-License-Identifier: BSL-1.0
// Prints the catalogue of activations as a page in Markdown, from the definitions themselves: docs/catalogue.md.
#include <boost/hana/for_each.hpp>
#include <cstdlib>
#include <iostream>
#include <ogive/activation/catalogue.hpp>
#include <ogive/activation/rows/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <string>

namespace {

/// A parameter as it stands in the activation's signature: `x`, `alpha = 1`.
template <class Parameter>
std::string signature_of(Parameter const& p) {
    std::string text(Parameter::name);
    if constexpr (Parameter::has_default) text += " = " + ogive::graphs::number_text(p.fallback);
    return text;
}

template <class Activation>
std::string signature_of_call(Activation const& f) {
    std::string list;
    f.parameters.unpack(
        [&](auto const&... each) { ((list += (list.empty() ? "" : ", ") + signature_of(each)), ...); });
    return std::string(Activation::name) + "(" + list + ")";
}

/// The body with all of its parameters as variables.
template <class Activation>
constexpr auto open_formula(Activation const& f) {
    return f.parameters.unpack(
        [&]<class... Parameters>(Parameters const&...) { return f(ogive::variable<Parameters::key>{}...); });
}

std::string code(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return "`" + text + "`";
}

void print_formula(auto const& f) {
    std::cout << "| " << code(signature_of_call(f)) << " | " << code(ogive::to_string(open_formula(f)))
              << " |\n";
}

/// What is longer says little in a table.
constexpr std::size_t longest = 160;

/// One line for each input: the derivatives with the other parameters at their defaults.
void print_derivatives(auto const& f) {
    f.parameters.unpack([&]<class... Parameters>(Parameters const&...) {
        auto const line = [&]<class Parameter>(std::type_identity<Parameter>) {
            if constexpr (!Parameter::has_default) {
                std::string const text = ogive::to_string(diff(f, ogive::variable<Parameter::key>{}));
                std::cout << "| " << code(std::string(f.name)) << " | " << code(std::string(Parameter::name))
                          << " | "
                          << (text.size() <= longest ? code(text)
                                                     : std::to_string(text.size()) + " characters long")
                          << " |\n";
            }
        };
        (line(std::type_identity<Parameters>{}), ...);
    });
}

} // namespace

int main() {
    std::cout << "# The catalogue\n\nPrinted by `examples/catalogue` from the definitions themselves, in the "
                 "form that "
                 "runs: what was written,\nsimplified and made safe.\n\n| call | formula |\n|---|---|\n";
    boost::hana::for_each(ogive::catalogue, [](auto entry) { print_formula(entry.activation); });
    std::cout
        << "\n## Derivatives\n\nWith respect to each input, the other parameters being at their defaults.\n\n"
           "| activation | by | derivative |\n|---|---|---|\n";
    boost::hana::for_each(ogive::catalogue, [](auto entry) { print_derivatives(entry.activation); });
    std::cout << "\n## Over rows\n\nThey reduce along the rows of a matrix (see [rows.md](rows.md)); "
                 "their gradients are for `pullback`.\n\n| call | formula |\n|---|---|\n";
    boost::hana::for_each(ogive::row_catalogue, [](auto entry) { print_formula(entry.activation); });
    return EXIT_SUCCESS;
}
