// SPDX-License-Identifier: BSL-1.0
#include "item.hpp"
#include "defaults.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/print/latex.hpp>

namespace {

std::string latex_of(ogive::graphs::graph const& g) { return ogive::graphs::latex_printer(g)(g.outputs[0]); }

std::string slope_of(ogive::graphs::graph const& f, int parameter) {
    return "\\frac{\\partial f}{\\partial " + ogive::graphs::latex_name(f.variables[parameter]) +
           "} = " + latex_of(ogive::graphs::derive(ogive::study::derivative_wanted(f, parameter)));
}

item item_of(auto const& f) {
    item i;
    i.name = f.name;
    f.parameters.unpack([&]<class... Parameters>(Parameters const&... each) {
        (append_default(i.parameters, each), ...);
        auto const general = ogive::graphs::lower(f(ogive::variable<Parameters::key>{}...));
        i.written = latex_of(general);
        for (int slot = 0; slot < general.variables.size(); ++slot)
            if (general.variables[slot] != "x") i.slopes.push_back(slope_of(general, slot));
    });
    auto const written = ogive::graphs::lower(f);
    i.subject = ogive::study::subject_of(written);
    for (int k = 0; k < 3; ++k) i.derivatives[k] = latex_of(i.subject.meant[k]);
    i.facts = ogive::study::facts_of_graph(written);
    return i;
}

} // namespace

std::vector<item> all_items(support::progress& done) {
    std::vector<item> items;
    boost::hana::for_each(ogive::catalogue, [&](auto entry) {
        if constexpr (decltype(entry)::inputs == 1) {
            items.push_back(item_of(entry.activation));
            done.step();
        }
    });
    return items;
}
