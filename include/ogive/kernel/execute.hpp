// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/arguments.hpp>

namespace ogive::kernels {

/// A result and what it is called when it is refused.
template <class T>
struct output {
    using type = T; ///< with its reference and const
    std::remove_reference_t<T>& value;
    std::string_view role;
    std::string_view name;
    int number;
};

template <class Program, class In, class Out>
struct layout_of;

template <class Program, class... In, class... Out>
struct layout_of<Program, std::tuple<In...>, std::tuple<Out...>> {
    static constexpr auto value = [] {
        layout<Program::variable_count, Program::output_count> l;
        ((l.varies[In::slot] = buffer<typename In::type>), ...);
        int r = 0;
        ((l.summed[r++] = single_number<typename Out::type>), ...);
        return l;
    }();
};

template <class T, class In>
void add_input(In const& in, auto& loop, checked_buffer* list, int& count) {
    if constexpr (buffer<typename In::type>) {
        auto const view = view_of(in.value);
        loop.inputs[In::slot] = view.data;
        list[count++] = {.role = in.role,
                         .name = in.name,
                         .data = view.data,
                         .size = view.size,
                         .element_size = sizeof(T),
                         .contiguous = view.contiguous,
                         .order = view.order};
    } else {
        loop.broadcasts[In::slot] = static_cast<T>(in.value);
    }
}

template <class T, class Out>
void add_output(Out const& out, int index, auto& loop, checked_buffer* list, int& count) {
    checked_buffer& b = list[count++];
    b = {.role = out.role,
         .name = out.name,
         .number = out.number,
         .size = 1,
         .element_size = sizeof(T),
         .written = true};
    if constexpr (single_number<typename Out::type>) {
        static_assert(
            std::same_as<std::remove_reference_t<typename Out::type>, T>,
            "ogive: a gradient with respect to a broadcast variable is written to a number of the same type "
            "as the buffers hold");
        loop.results[index] = &out.value;
        b.data = &out.value;
        b.single = true;
    } else {
        auto const view = view_of(out.value);
        loop.results[index] = view.data;
        b.data = view.data;
        b.size = view.size;
        b.contiguous = view.contiguous;
        b.order = view.order;
    }
}

/// Checks all arguments, then runs the loop.
template <class Program, class... In, class... Out>
void execute(std::string_view caller, std::tuple<In...> const& inputs, std::tuple<Out...> const& outputs) {
    using T = decltype(element_type_of<typename In::type..., typename Out::type...>());
    elementwise_loop<Program, T, layout_of<Program, std::tuple<In...>, std::tuple<Out...>>::value> loop;
    checked_buffer buffers[sizeof...(In) + sizeof...(Out) + 1];
    int count = 0;
    std::apply([&](auto const&... in) { (add_input<T>(in, loop, buffers, count), ...); }, inputs);
    std::apply(
        [&](auto const&... out) {
            int index = 0;
            (add_output<T>(out, index++, loop, buffers, count), ...);
        },
        outputs);
    std::size_t const length = checked_length(caller, buffers, count);
    constexpr bool any_buffer = (... || buffer<typename In::type>) || (... || buffer<typename Out::type>);
    loop(any_buffer ? length : 1);
}

/// The inputs among the arguments of a call: the bindings that come first, or one buffer for the only variable.
template <class Program, int Reserved, class Arguments>
struct input_parser;

template <class Program, int Reserved, class... A>
struct input_parser<Program, Reserved, std::tuple<A...>> {
    static constexpr int variables = Program::variable_count - Reserved;
    static constexpr std::size_t bindings = leading_bindings<A...>();
    static constexpr bool by_position = bindings == 0 && variables == 1;
    static constexpr std::size_t consumed = bindings + (by_position ? 1 : 0);

    static_assert(bindings == all_bindings<A...>(),
                  "ogive: bindings (`name = buffer`) come before all other arguments");
    static_assert(bindings > 0 || variables <= 1,
                  "ogive: a formula of several variables takes its inputs by name: "
                  "kernel<f>(a = first, b = second, result)");
    static_assert(!by_position || sizeof...(A) > 0, "ogive: the input is missing");

    static auto inputs(std::tuple<A...>& all) {
        if constexpr (by_position) {
            return std::tuple{make<0, std::tuple_element_t<0, std::tuple<A...>>>(std::get<0>(all))};
        } else {
            return [&]<std::size_t... I>(std::index_sequence<I...>) {
                check_names<Program, Reserved,
                            std::remove_cvref_t<std::tuple_element_t<I, std::tuple<A...>>>...>();
                return std::tuple{from_binding(std::get<I>(all))...};
            }
            (std::make_index_sequence<bindings>{});
        }
    }

    template <int Slot, class T>
    static auto make(std::remove_reference_t<T>& value) {
        check_input_type<T>();
        return input<Slot, T>{value, Program::code.variables[Slot]};
    }

    template <fixed_string Name, class T>
    static auto from_binding(binding<Name, T> const& b) {
        return make<slot_of_binding<Program, binding<Name, T>>(), T>(
            const_cast<std::remove_reference_t<T>&>(b.value));
    }
};

} // namespace ogive::kernels
