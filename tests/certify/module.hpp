// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "subject.hpp"
#include "walk.hpp"
#include <ogive/kernel/kernel.hpp>
#include <span>

/// The kernels of one entry of the catalogue, for a module.
namespace certify {

template <class Entry, class Inputs = std::make_integer_sequence<int, Entry::inputs>>
struct module_of;

template <class Entry, int... Input>
struct module_of<Entry, std::integer_sequence<int, Input...>> {
    using parts = anatomy_of<Entry>;
    static constexpr int last = Entry::inputs - 1;

    template <int I>
    static constexpr auto variable = parts::template variable<I>;

    /// As users call it: variables for its inputs, defaults for the rest.
    static constexpr auto value = Entry::activation(variable<Input>...);

    template <int Order, int I>
    static constexpr auto derivative() {
        if constexpr (Order == 0)
            return value;
        else
            return diff(derivative<Order - 1, I>(), variable<I>);
    }

    template <int Order, int I, class T>
    static void run(T const* const* inputs, T* result, std::size_t count) {
        static constexpr auto f = derivative<Order, I>();
        ogive::kernel<f>((variable<Input> = std::span(inputs[Input], count))..., std::span(result, count));
    }

    template <class T>
    static void run_both(T const* const* inputs, T* result, T* slope, std::size_t count) {
        static constexpr auto f = derivative<0, last>();
        static constexpr auto d = derivative<1, last>();
        ogive::kernel<f, d>((variable<Input> = std::span(inputs[Input], count))..., std::span(result, count),
                            std::span(slope, count));
    }

    template <int Order, int I>
    static constexpr subject_formula formula{Order, I, run<Order, I, float>, run<Order, I, double>};

    static subject const* get() {
        static double const* const defaults = [] {
            static double values[static_cast<unsigned>(parts::count)];
            parts::defaults(Entry::activation, values);
            return values;
        }();
        static char const* const* const names = [] {
            static char const* values[static_cast<unsigned>(parts::count)];
            int i = 0;
            for (std::string_view const each : parts::names) values[i++] = each.data();
            return values;
        }();
        static constexpr auto facts = Entry::facts;
        // of a gated unit the derivatives by its value, too
        static constexpr subject_formula one[]{formula<0, last>, formula<1, last>, formula<2, last>};
        static constexpr subject_formula more[]{formula<0, last>, formula<1, 0>, formula<1, last>,
                                                formula<2, last>};
        static constexpr bool single = Entry::inputs == 1;
        static subject const result{
            Entry::name.data(), Entry::inputs,     parts::count,    defaults,   names,
            facts.kinks.values, facts.kinks.count, facts.low,       facts.high, single ? one : more,
            single ? 3 : 4,     run_both<float>,   run_both<double>};
        return &result;
    }
};

} // namespace certify
