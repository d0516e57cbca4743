// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/execute.hpp>
#include <ogive/kernel/rows/bundle.hpp>
#include <ogive/kernel/rows/check.hpp>
#include <ogive/kernel/rows/loop.hpp>
#include <ogive/kernel/rows/program.hpp>
#include <ogive/kernel/rows/spread.hpp>

namespace ogive::kernels {

/// The type that a call over rows computes in.
template <class... A>
constexpr auto row_element_type_of() {
    constexpr auto pick = []<class First, class... Rest>(auto const& self, First*, Rest*... rest) {
        using element = std::remove_const_t<typename row_argument_of<First>::element>;
        if constexpr (!std::is_void_v<element>)
            return element{};
        else if constexpr (single_number<First> &&
                           (... && std::is_void_v<typename row_argument_of<Rest>::element>))
            return std::remove_reference_t<First>{};
        else if constexpr (sizeof...(Rest) > 0)
            return self(self, rest...);
    };
    using T = decltype(pick(pick, static_cast<std::add_pointer_t<std::remove_reference_t<A>>>(nullptr)...));
    static_assert(std::same_as<T, float> || std::same_as<T, double>, "ogive: buffers hold float or double");
    static_assert((... && (std::is_void_v<typename row_argument_of<A>::element> ||
                           std::same_as<std::remove_const_t<typename row_argument_of<A>::element>, T>)),
                  "ogive: buffers of float and of double are mixed in one call; all must hold the same type");
    return T{};
}

/// What the checks and the loop need of an argument.
template <class A>
checked_rows describe_argument(A& value) {
    using argument = row_argument_of<A&>;
    checked_rows c;
    c.kind = argument::kind;
    if constexpr (argument::kind == row_kind::buffer) {
        auto const view = view_of(value);
        c.data = view.data;
        c.size = view.size;
        c.contiguous = view.contiguous;
    } else if constexpr (argument::kind == row_kind::rows || argument::kind == row_kind::transposed) {
        c.data = value.data;
        c.count = value.count;
        c.length = value.length;
        c.stride = value.stride;
        c.step = static_cast<std::size_t>(argument::step);
    } else if constexpr (argument::kind != row_kind::number) {
        c.data = value.data;
        c.size = value.size;
    }
    if constexpr (argument::kind != row_kind::number) c.element_size = sizeof(typename argument::element);
    return c;
}

template <class A>
inline constexpr bool varies_along_row =
    row_argument_of<A>::kind != row_kind::number&& row_argument_of<A>::kind != row_kind::per_row;

/// Whether the matrices of a call are transposed.
template <class... A>
constexpr bool is_transposed() {
    constexpr bool any = (... || (row_argument_of<A>::kind == row_kind::transposed));
    static_assert(
        !any || (... && (row_argument_of<A>::kind != row_kind::rows)),
        "ogive: some matrices of a call are transposed(...) and some are not; all must be, or none");
    return any;
}

/// Whether an argument is a plain buffer that holds one number an element.
template <class A, bool OneARow>
constexpr void check_transposed() {
    static_assert(OneARow || row_argument_of<A>::kind != row_kind::buffer,
                  "ogive: beside transposed(...), a matrix is transposed(rows(...)) too, not a plain buffer");
}

template <class Program, class In, class Out, class Sinks, bool UpstreamARow>
struct row_layout_of;

/// Where the results of a call go, as a type.
template <row_sink... Sinks>
struct row_sinks {};

template <class Program, class... In, class... Out, row_sink... Sinks, bool UpstreamARow>
struct row_layout_of<Program, std::tuple<In...>, std::tuple<Out...>, row_sinks<Sinks...>, UpstreamARow> {
    template <class I>
    static constexpr bool is_one_a_row = UpstreamARow&& I::slot == Program::variable_count - 1;

    static constexpr auto value = [] {
        row_layout<Program::variable_count, Program::output_count> l;
        l.transposed = is_transposed<typename In::type..., typename Out::type...>();
        ((l.varies[In::slot] = varies_along_row<typename In::type> && !is_one_a_row<In>,
          l.step[In::slot] = row_argument_of<typename In::type>::step),
         ...);
        if constexpr (is_transposed<typename In::type..., typename Out::type...>()) {
            (check_transposed<typename In::type, is_one_a_row<In>>(), ...);
            (check_transposed < typename Out::type,
             Sinks == row_sink::rows || Sinks == row_sink::columns > (), ...);
            // the same in all lanes
            ((l.step[In::slot] *= row_argument_of<typename In::type>::kind != row_kind::per_column), ...);
        }
        int r = 0;
        ((l.sinks[r] = Sinks, l.result_step[r++] = row_argument_of<typename Out::type>::step), ...);
        return l;
    }();
};

template <class T, class In>
void add_row_input(In const& in, bool one_a_row, auto& loop, checked_rows* list, int& count) {
    checked_rows& c = list[count++] = describe_argument(in.value);
    c.role = in.role;
    c.name = in.name;
    c.one_a_row = one_a_row;
    if constexpr (row_argument_of<typename In::type>::kind == row_kind::number)
        loop.given.numbers[In::slot] = static_cast<T>(in.value);
    else
        loop.given.inputs[In::slot] = static_cast<T const*>(c.data);
}

template <class T, class Out>
void add_row_output(Out const& out, row_sink sink, int index, auto& loop, checked_rows* list, int& count) {
    checked_rows& c = list[count++] = describe_argument(out.value);
    c.role = out.role;
    c.name = out.name;
    c.number = out.number;
    c.written = true;
    c.one_a_row = sink == row_sink::rows;
    if (sink == row_sink::columns) c.kind = row_kind::per_column;
    if constexpr (row_argument_of<typename Out::type>::kind == row_kind::number)
        loop.given.results[index] = &out.value;
    else
        loop.given.results[index] = static_cast<T*>(const_cast<void*>(c.data));
}

/// From the beginning of what a row has of an argument to what the next has.
inline std::size_t stride_of(checked_rows const& c, row_shape const& shape) {
    if (c.is_matrix()) return c.stride;
    if (c.is_vector_of_rows()) return 1;
    return c.kind == row_kind::buffer ? shape.length : 0;
}

/// What rows without elements make of results that are one number a row: what the formula makes of them, or 0.
enum class empty_rows : char { compute, give_zero };

template <auto Layout, class T>
void write_zeros(T* const* results, int count, std::size_t rows) {
    static constexpr auto layout = Layout; // clang 19 does not index the parameter itself at run time
    for (int r = 0; r < count; ++r) {
        row_sink const sink = layout.sinks[r];
        std::size_t const size = sink == row_sink::total ? 1 : sink == row_sink::rows ? rows : 0;
        for (std::size_t i = 0; i < size; ++i) results[r][i] = 0;
    }
}

/// Checks all arguments, then runs the loop, with `Parallel` in several threads. `UpstreamARow`: the last variable is one number a row though bound to a plain
/// buffer.
template <class Program, bool Parallel, bool UpstreamARow, class... In, class... Out, row_sink... Sinks>
void execute_rows(std::string_view caller, std::tuple<In...> const& inputs, std::tuple<Out...> const& outputs,
                  row_sinks<Sinks...>, empty_rows without_elements) {
    using T = decltype(row_element_type_of<typename In::type..., typename Out::type...>());
    constexpr auto layout = row_layout_of<Program, std::tuple<In...>, std::tuple<Out...>, row_sinks<Sinks...>,
                                          UpstreamARow>::value;
    std::conditional_t<layout.transposed, bundle_loop<Program, T, layout>, row_loop<Program, T, layout>> loop;
    checked_rows all[sizeof...(In) + sizeof...(Out) + 1];
    int count = 0;
    std::apply(
        [&](auto const&... in) {
            (add_row_input<T>(in, UpstreamARow && In::slot == Program::variable_count - 1, loop, all, count),
             ...);
        },
        inputs);
    int const first_output = count;
    std::apply(
        [&](auto const&... out) {
            int index = 0;
            ((add_row_output<T>(out, layout.sinks[index], index, loop, all, count), ++index), ...);
        },
        outputs);
    row_shape const shape = checked_shape(caller, all, count);
    int each = 0;
    ((loop.given.strides[In::slot] = stride_of(all[each++], shape)), ...);
    for (int r = 0; first_output + r < count; ++r)
        loop.given.result_strides[r] = stride_of(all[first_output + r], shape);
    if (shape.length == 0 && without_elements == empty_rows::give_zero)
        return write_zeros<layout>(loop.given.results, count - first_output, shape.count);
    if constexpr (!layout.transposed) loop.given.stream = loop.streams(shape.count, shape.length);
    if constexpr (Parallel)
        run_rows_in_threads<T>(loop, shape.count, shape.length, Program::code.size());
    else
        run_rows<T>(loop, shape.count, shape.length);
}

} // namespace ogive::kernels
