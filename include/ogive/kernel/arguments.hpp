// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>
#include <ogive/kernel/buffer.hpp>
#include <ogive/kernel/check.hpp>
#include <ogive/kernel/loop.hpp>
#include <ogive/kernel/rows/argument.hpp>
#include <tuple>

namespace ogive::kernels {

template <class A>
inline constexpr bool is_binding_argument = is_binding<std::remove_cvref_t<A>>;

/// How many bindings come first.
template <class... A>
constexpr std::size_t leading_bindings() {
    std::size_t count = 0;
    bool leading = true;
    ((leading = leading && is_binding_argument<A>, count += leading ? 1 : 0), ...);
    return count;
}

template <class... A>
constexpr std::size_t all_bindings() {
    return (std::size_t{0} + ... + (is_binding_argument<A> ? 1 : 0));
}

constexpr int slot_of(std::string_view name, std::string_view const* names, int count) {
    int slot = 0;
    while (slot < count && names[slot] != name) ++slot;
    return slot;
}

/// Stops compilation with the name of the variable among the template arguments.
template <fixed_string Name, bool Known, bool Once>
struct binding_of_variable {
    static_assert(Known,
                  "ogive: a binding names a variable that the formula does not have; the formula's variables "
                  "are those that it was written with");
    static_assert(Once, "ogive: the same variable is bound twice");
};

template <fixed_string Name, bool Bound>
struct variable_of_formula {
    static_assert(Bound,
                  "ogive: a variable of the formula has no binding; pass `name = buffer` or `name = number` "
                  "for each variable (the missing one is the argument of variable_of_formula)");
};

/// The name of a variable of a program as a template argument.
template <class Program, int Slot>
constexpr auto name_of_slot() {
    constexpr std::string_view name = Program::code.variables[Slot];
    char text[name.size() + 1]{};
    for (std::size_t i = 0; i < name.size(); ++i) text[i] = name[i];
    return fixed_string<name.size() + 1>(text);
}

/// An input: the value bound to the variable in a slot.
template <int Slot, class T>
struct input {
    static constexpr int slot = Slot;
    using type = T; ///< with its reference and const
    std::remove_reference_t<T>& value;
    std::string_view name;
    std::string_view role = "input";
};

template <class Program, class B>
constexpr int slot_of_binding() {
    return slot_of(B::name, Program::code.variables, Program::variable_count);
}

/// Checks the names of some bindings against the variables of a program, of which the last `Reserved` are not
/// the user's.
template <class Program, int Reserved, class... B>
constexpr void check_names() {
    constexpr int variables = Program::variable_count - Reserved;
    constexpr int bound[]{slot_of_binding<Program, B>()..., -1};
    constexpr auto times_bound = [bound](int slot) {
        int times = 0;
        for (int const bound_slot : bound) times += bound_slot == slot ? 1 : 0;
        return times;
    };
    (void)(... && (sizeof(binding_of_variable<B::key, (slot_of_binding<Program, B>() < variables),
                                              (times_bound(slot_of_binding<Program, B>()) == 1)>) > 0));
    [&]<int... Slot>(std::integer_sequence<int, Slot...>) {
        (void)(... &&
               (sizeof(variable_of_formula<name_of_slot<Program, Slot>(), (times_bound(Slot) > 0)>) > 0));
    }
    (std::make_integer_sequence<int, variables>{});
}

/// Of what a call is: numbers are the same for all elements, buffers vary.
template <class A>
constexpr void check_input_type() {
    static_assert(
        buffer<A> || broadcast_number<A> || row_shaped<A>,
        "ogive: an input of a kernel is a buffer of float or double (std::vector, std::span, std::array, a C "
        "array, or what has data() and size()), or a number");
}

struct no_element {};

template <class... A>
struct element_types {
    using type = no_element;
};

template <class First, class... Rest>
struct element_types<First, Rest...> : element_types<Rest...> {};

template <buffer First, class... Rest>
struct element_types<First, Rest...> {
    using type = element_of<First>;
};

/// A result written to a plain number: the sum over all elements.
template <class A>
concept single_number = std::is_lvalue_reference_v<A> && std::floating_point<std::remove_reference_t<A>>;

template <single_number First, class... Rest>
    requires std::same_as<typename element_types<Rest...>::type, no_element>
struct element_types<First, Rest...> {
    using type = std::remove_reference_t<First>;
};

template <class T, class A>
constexpr bool has_element() {
    if constexpr (buffer<A>)
        return std::same_as<element_of<A>, T>;
    else
        return true;
}

/// The type that a call computes in: that of its buffers.
template <class... A>
constexpr auto element_type_of() {
    using T = typename element_types<A...>::type;
    static_assert(std::same_as<T, float> || std::same_as<T, double>, "ogive: buffers hold float or double");
    static_assert((... && has_element<T, A>()),
                  "ogive: buffers of float and of double are mixed in one call; all "
                  "must hold the same type");
    return T{};
}

template <class A>
constexpr bool is_writable() {
    if constexpr (buffer<A>)
        return !std::is_const_v<std::remove_pointer_t<decltype(view_of(std::declval<plain<A>&>()).data)>>;
    else
        return single_number<A> && !std::is_const_v<std::remove_reference_t<A>>;
}

} // namespace ogive::kernels
