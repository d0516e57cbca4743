// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/arguments.hpp>
#include <ogive/kernel/parallel.hpp>

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

/// What the checks want to know of an argument; nothing of a number that is the same for all elements.
template <class In>
void describe_input(In const& in, checked_buffer* list, int& count) {
    if constexpr (buffer<typename In::type>) {
        auto const view = view_of(in.value);
        list[count++] = {.role = in.role,
                         .name = in.name,
                         .data = view.data,
                         .size = view.size,
                         .element_size = sizeof(*view.data),
                         .contiguous = view.contiguous,
                         .order = view.order};
    }
}

template <class Out>
void describe_output(Out const& out, checked_buffer* list, int& count) {
    checked_buffer& b = list[count++];
    b = {.role = out.role, .name = out.name, .number = out.number, .written = true};
    if constexpr (single_number<typename Out::type>) {
        b.data = &out.value;
        b.size = 1;
        b.element_size = sizeof(out.value);
        b.single = true;
    } else {
        auto const view = view_of(out.value);
        b.data = view.data;
        b.size = view.size;
        b.element_size = sizeof(*view.data);
        b.contiguous = view.contiguous;
        b.order = view.order;
    }
}

/// Checks all arguments with all that a message needs; returns the length.
template <class... In, class... Out>
[[gnu::noinline, gnu::cold]] std::size_t full_check(std::string_view caller, std::tuple<In...> const& inputs,
                                                    std::tuple<Out...> const& outputs) {
    checked_buffer buffers[sizeof...(In) + sizeof...(Out) + 1];
    int count = 0;
    std::apply([&](auto const&... in) { (describe_input(in, buffers, count), ...); }, inputs);
    std::apply([&](auto const&... out) { (describe_output(out, buffers, count), ...); }, outputs);
    return checked_length(caller, buffers, count);
}

/// The same checks for the calls that nothing is wrong with, which short buffers would wait for.
class quick_check {
public:
    template <class B>
    [[gnu::always_inline]] void add(buffer_view<B> const& view, bool written) {
        if (count_ == room) { // so many buffers are left to the full check
            good_ = false;
            return;
        }
        std::size_t const bytes = view.size * sizeof(B);
        auto const begin = reinterpret_cast<std::uintptr_t>(view.data);
        if (count_ == 0) length_ = view.size;
        good_ = good_ && view.size == length_ && view.data != nullptr && view.contiguous &&
                view.order == storage_order::line;
        for (int i = 0; i < count_; ++i) {
            bool const apart = begin >= begins_[i] + bytes || begins_[i] >= begin + bytes;
            good_ = good_ &&
                    (apart || !(written || written_[i]) || (begin == begins_[i] && written != written_[i]));
        }
        begins_[count_] = begin;
        written_[count_++] = written;
    }
    /// Whether there is at least one buffer, and all is well.
    bool good() const { return good_ && count_ > 0; }
    std::size_t length() const { return length_; }

private:
    static constexpr int room = 12;

    std::uintptr_t begins_[room];
    bool written_[room];
    std::size_t length_ = 0;
    int count_ = 0;
    bool good_ = true;
};

/// Puts an argument where the loop looks for it.
template <class T, class In>
[[gnu::always_inline]] inline void set_input(In const& in, auto& loop, quick_check& check) {
    if constexpr (buffer<typename In::type>) {
        auto const view = view_of(in.value);
        loop.inputs[In::slot] = view.data;
        check.add(view, false);
    } else {
        loop.broadcasts[In::slot] = static_cast<T>(in.value);
    }
}

template <class T, class Out>
[[gnu::always_inline]] inline void set_output(Out const& out, int index, auto& loop, quick_check& check) {
    if constexpr (single_number<typename Out::type>) {
        static_assert(
            std::same_as<std::remove_reference_t<typename Out::type>, T>,
            "ogive: a gradient with respect to a broadcast variable is written to a number of the same type "
            "as the buffers hold");
        loop.results[index] = &out.value;
    } else {
        auto const view = view_of(out.value);
        loop.results[index] = view.data;
        check.add(view, true);
    }
}

/// Checks all arguments, then runs the loop; with `Parallel` in several threads. Inlined, so that the arguments stay in
/// registers: short buffers would wait for them to be stored and loaded.
template <class Program, bool Parallel, class... In, class... Out>
[[gnu::always_inline]] inline void execute(std::string_view caller, std::tuple<In...> const& inputs,
                                           std::tuple<Out...> const& outputs) {
    using T = decltype(element_type_of<typename In::type..., typename Out::type...>());
    elementwise_loop<program_in<Program, T>, T,
                     layout_of<Program, std::tuple<In...>, std::tuple<Out...>>::value>
        loop;
    quick_check check;
    std::apply([&](auto const&... in) { (set_input<T>(in, loop, check), ...); }, inputs);
    std::apply(
        [&](auto const&... out) {
            int index = 0;
            (set_output<T>(out, index++, loop, check), ...);
        },
        outputs);
    constexpr bool any_single = (... || single_number<typename Out::type>);
    std::size_t length = check.length();
    if (any_single || !check.good()) length = full_check(caller, inputs, outputs);
    constexpr bool any_buffer = (... || buffer<typename In::type>) || (... || buffer<typename Out::type>);
    if constexpr (!any_buffer) length = 1;
    if constexpr (Parallel)
        run_in_threads(loop, length, Program::code.size());
    else
        loop(length);
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
