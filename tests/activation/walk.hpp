// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/hana/at.hpp>
#include <boost/hana/size.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// What the type of an activation tells.
template <class Activation>
struct anatomy;

template <ogive::fixed_string Name, class Body, class... Parameters>
struct anatomy<ogive::function<Name, Body, Parameters...>> {
    using activation = ogive::function<Name, Body, Parameters...>;
    static constexpr auto key = Name;
    static constexpr int count = static_cast<int>(sizeof...(Parameters));
    static constexpr std::string_view names[]{Parameters::name...};
    using key_type = std::tuple<ogive::variable<Parameters::key>...>;

    /// The variable by the name of parameter I.
    template <int I>
    static constexpr auto variable = std::tuple_element_t<I, key_type>{};

    /// The activation with a variable in the place of every parameter, those with defaults too.
    static constexpr auto open(activation const& f) { return f(ogive::var<Parameters::key>...); }

    /// The value of a formula of all parameters, in order.
    template <auto F, class... T>
    static auto evaluate(T... values) {
        return ogive::evaluate<F>((ogive::var<Parameters::key> = values)...);
    }

    /// The parameters' defaults; 0 for those without.
    static void defaults(activation const& f, double* to) {
        f.parameters.unpack([&](auto const&... each) { ((*to++ = fallback(each)), ...); });
    }

private:
    template <class P>
    static double fallback(P const& parameter) {
        if constexpr (P::has_default)
            return parameter.fallback;
        else
            return 0;
    }
};

template <class Entry>
using anatomy_of = anatomy<std::remove_const_t<decltype(Entry::activation)>>;

inline constexpr int catalogue_size = decltype(boost::hana::size(ogive::catalogue))::value;

/// Visits the entries of the catalogue from Begin to End (not included): in parts, so that each file of tests compiles
/// in reasonable time.
template <int Begin = 0, int End = catalogue_size, class Visit>
void for_each_entry(Visit const& visit) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        (visit(boost::hana::at_c<static_cast<std::size_t>(Begin + I)>(ogive::catalogue)), ...);
    }
    (std::make_integer_sequence<int, (End < catalogue_size ? End : catalogue_size) - Begin>{});
}
