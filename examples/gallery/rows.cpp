// SPDX-License-Identifier: BSL-1.0
#include "rows.hpp"
#include "defaults.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/rows/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/print/latex.hpp>

namespace {

using namespace ogive::graphs;

/// The inputs other than x: the target is the first element; the noise is 1/2 there and 0 elsewhere.
template <class T>
std::vector<T> other_input(std::string_view name, std::size_t length) {
    std::vector<T> values(length, T(0));
    if (length > 0) values[0] = name == "target" ? T(1) : T(0.5);
    return values;
}

template <auto F, bool OneNumber, class T>
std::vector<T> value_of(std::vector<T> const& x) {
    std::vector<T> y(OneNumber ? 1 : x.size());
    auto const in = ogive::rows(x, 1, x.size());
    if constexpr (F.required == 1) {
        ogive::kernel<F>(in, y);
    } else {
        constexpr auto name = std::remove_cvref_t<decltype(get<1>(F.parameters))>::key;
        auto const other = other_input<T>(name.view(), x.size());
        ogive::kernel<F>(ogive::var<"x"> = in, ogive::variable<name>{} = ogive::rows(other, 1, x.size()), y);
    }
    return y;
}

template <auto F>
std::vector<double> pullback_of(std::vector<double> const& x, std::vector<double> const& upstream) {
    std::vector<double> dx(x.size());
    auto const in = ogive::rows(x, 1, x.size());
    if constexpr (F.required == 1) {
        ogive::pullback<F>(in, upstream, dx);
    } else {
        constexpr auto name = std::remove_cvref_t<decltype(get<1>(F.parameters))>::key;
        auto const other = other_input<double>(name.view(), x.size());
        ogive::pullback<F, ogive::var<"x">>(
            ogive::var<"x"> = in, ogive::variable<name>{} = ogive::rows(other, 1, x.size()), upstream, dx);
    }
    return dx;
}

std::string latex_of(graph const& g) { return latex_printer(g, 20)(g.outputs[0]); }

/// The gradient with respect to x for an upstream gradient g, which is one number a row where the result is.
graph gradient_wanted(graph g, bool one_number) {
    node_id upstream = g.variable("g");
    if (one_number) upstream = g.operation(describe<ogive::primitives::row_constant_op>, &upstream, 1);
    node_id const arguments[]{g.outputs[0], g.variable("x"), upstream};
    g.outputs[0] = g.operation(describe<ogive::primitives::pullback_op>, arguments, 3);
    return g;
}

template <auto F>
row_item item_of() {
    row_item i;
    i.name = F.name;
    F.parameters.unpack([&]<class... Parameters>(Parameters const&... each) {
        ((append_default(i.parameters, each), append_required(i.inputs, each)), ...);
        i.written = latex_of(lower(F(ogive::variable<Parameters::key>{}...)));
    });
    constexpr bool one_number = [] {
        graph const g = lower(F);
        return row_shapes<graph>(g)(g.outputs[0]);
    }();
    graph const written = lower(F);
    i.derived = latex_of(derive(written));
    i.gradient = latex_of(derive(gradient_wanted(written, one_number)));
    i.is_one_number = one_number;
    i.value = value_of<F, one_number, double>;
    i.in_float = value_of<F, one_number, float>;
    i.pullback = pullback_of<F>;
    return i;
}

} // namespace

std::vector<row_item> all_of_rows() {
    std::vector<row_item> all;
    boost::hana::for_each(ogive::row_catalogue,
                          [&](auto entry) { all.push_back(item_of<decltype(entry)::activation>()); });
    return all;
}
