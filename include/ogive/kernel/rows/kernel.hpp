// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/execute.hpp>

namespace ogive::kernels {

template <class A>
inline constexpr bool is_row_argument = row_shaped<A>;

template <fixed_string Name, class T>
inline constexpr bool is_row_argument<binding<Name, T>> = row_shaped<T>;

/// Whether a call runs over rows: a formula reduces along them, or an argument says how they lie in memory.
template <class Formulas, class... A>
inline constexpr bool runs_over_rows = false;

template <class... Formulas, class... A>
inline constexpr bool
    runs_over_rows<std::tuple<Formulas...>, A...> = (... || has_reduction<Formulas>) ||
                                                    (... || is_row_argument<std::remove_cvref_t<A>>);

/// The bits of the variables that are the same for all elements of a row.
template <class Inputs>
inline constexpr std::uint64_t row_constants_of = 0;

template <class... In>
inline constexpr std::uint64_t row_constants_of<std::tuple<In...>> =
    (std::uint64_t{0} | ... | (varies_along_row<typename In::type> ? 0 : std::uint64_t{1} << In::slot));

/// Whether output number `Index` of some formulas is one number a row.
template <auto const& Code, int Index>
constexpr bool output_is_per_row() {
    graphs::row_shapes<std::remove_cvref_t<decltype(Code)>> per_row(Code);
    return per_row(Code.outputs[Index]);
}

template <class B, bool PerRow>
constexpr row_sink sink_of_result() {
    constexpr row_kind kind = row_argument_of<B>::kind;
    static_assert(kind != row_kind::number,
                  "ogive: a result of a kernel is rows(...), per_row(...) or a buffer");
    static_assert(kind != row_kind::per_column,
                  "ogive: a result of a kernel over rows is not per column; it is rows(...) or per_row(...)");
    static_assert(PerRow || kind != row_kind::per_row,
                  "ogive: the result varies along the row; it needs rows(...), not per_row(...)");
    static_assert(!std::is_const_v<typename row_argument_of<B>::element>, "ogive: a result is read-only");
    return PerRow && kind != row_kind::rows && kind != row_kind::transposed ? row_sink::rows
                                                                            : row_sink::elements;
}

/// `kernel` over rows.
template <bool Parallel, auto... F, class... A>
void run_row_kernel(std::tuple<A...>& all) {
    using parser = input_parser<row_signature<F...>, 0, std::tuple<A...>>;
    static_assert(sizeof...(A) >= parser::consumed + sizeof...(F),
                  "ogive: too few results; a kernel writes one buffer for each of its formulas");
    static_assert(sizeof...(A) <= parser::consumed + sizeof...(F),
                  "ogive: too many results; a kernel writes one buffer for each of its formulas");
    if constexpr (sizeof...(A) == parser::consumed + sizeof...(F)) {
        auto const inputs = parser::inputs(all);
        constexpr std::uint64_t constants = row_constants_of<std::remove_const_t<decltype(inputs)>>;
        using program = row_program<written_row_formulas<constants, F...>, decltype(as_formula(F))...>;
        static constexpr auto written = graphs::frozen<written_row_formulas<constants, F...>{}>();
        [&]<std::size_t... R>(std::index_sequence<R...>) {
            execute_rows<program, Parallel, false>(
                "kernel", inputs,
                std::tuple{output<std::tuple_element_t<parser::consumed + R, std::tuple<A...>>>{
                    std::get<parser::consumed + R>(all), "result", {}, static_cast<int>(R) + 1}...},
                row_sinks<sink_of_result<std::tuple_element_t<parser::consumed + R, std::tuple<A...>>,
                                         output_is_per_row<written, static_cast<int>(R)>()>()...>{},
                empty_rows::compute);
        }
        (std::make_index_sequence<sizeof...(F)>{});
    }
}

} // namespace ogive::kernels
