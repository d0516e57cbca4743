// SPDX-License-Identifier: BSL-1.0
#include "item.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/print/latex.hpp>

namespace {

std::string latex_of(ogive::graphs::graph const& g) { return ogive::graphs::latex_printer(g)(g.outputs[0]); }

template <class Parameter>
void append_default(std::string& text, Parameter const& p) {
    if constexpr (Parameter::has_default) {
        if (!text.empty()) text += ",\\; ";
        text += ogive::graphs::latex_name(Parameter::name) + " = " + ogive::graphs::latex_number(p.fallback);
    }
}

item item_of(auto const& f) {
    item i;
    i.name = f.name;
    f.parameters.unpack([&]<class... Parameters>(Parameters const&... each) {
        (append_default(i.parameters, each), ...);
        i.written = latex_of(ogive::graphs::lower(f(ogive::variable<Parameters::key>{}...)));
    });
    auto const written = ogive::graphs::lower(f);
    i.subject = ogive::study::subject_of(written);
    for (int k = 0; k < 3; ++k) i.derivatives[k] = latex_of(i.subject.meant[k]);
    i.facts = ogive::study::facts_of_graph(written);
    return i;
}

} // namespace

std::vector<item> all_items() {
    std::vector<item> items;
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs == 1) items.push_back(item_of(entry.activation));
    });
    return items;
}
