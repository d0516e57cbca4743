// SPDX-License-Identifier: BSL-1.0
#include "oracle.hpp"
#include "formulas.hpp"
#include "walk.hpp"
#include <cmath>
#include <limits>
#include <map>

namespace oracles {

namespace {

using formula_of_numbers = jet (*)(double const*, int);

/// What is not zero remains so.
long double rounded(big const& x) {
    long double const result = static_cast<long double>(x);
    return result == 0 && x != 0
               ? std::copysign(std::numeric_limits<long double>::denorm_min(), x < 0 ? -1.0L : 1.0L)
               : result;
}

template <class Entry>
jet evaluate_entry(double const* arguments, int with_respect_to) {
    using parts = anatomy_of<Entry>;
    dual given[parts::count];
    for (int i = 0; i < parts::count; ++i)
        given[i] = i == with_respect_to ? boost::math::differentiation::make_fvar<big, 2>(big(arguments[i]))
                                        : dual(big(arguments[i]));
    dual const y = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return dual(formula<parts::key>(given[I]...));
    }
    (std::make_index_sequence<parts::count>{});
    jet result;
    for (std::size_t order = 0; order < 3; ++order) result.order[order] = rounded(y.derivative(order));
    return result;
}

std::map<std::string_view, formula_of_numbers> all_formulas() {
    std::map<std::string_view, formula_of_numbers> result;
    for_each_entry([&](auto entry) { result[entry.name] = evaluate_entry<decltype(entry)>; });
    return result;
}

} // namespace

jet evaluate(std::string_view activation, double const* arguments, int with_respect_to) {
    static std::map<std::string_view, formula_of_numbers> const formulas = all_formulas();
    return formulas.at(activation)(arguments, with_respect_to);
}

} // namespace oracles
