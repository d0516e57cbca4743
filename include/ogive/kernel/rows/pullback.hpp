// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/kernel.hpp>

namespace ogive::kernels {

/// No name that a user writes.
inline constexpr std::string_view upstream_name = "upstream gradient";

/// The gradients of a formula of rows for chosen variables, or for all, given the upstream gradient, in one graph. Bit i of
/// `Constants`: variable i, the upstream gradient being the last, is one number for all elements of a row.
template <std::uint64_t Constants, bool Reduces, auto F, auto... Chosen>
struct written_row_pullback {
    constexpr graphs::graph operator()() const {
        using namespace graphs;
        graph plain = lower(F);
        list<int> slots;
        if constexpr (sizeof...(Chosen) == 0)
            for (int slot = 0; slot < plain.variables.size(); ++slot) slots.push_back(slot);
        else
            (slots.push_back(plain[plain.variable(Chosen.name)].first), ...);
        plain.outputs.push_back(plain.variable(upstream_name));
        graph g = with_row_constants(plain, Constants);
        node_id const body = g.outputs[0], upstream = g.outputs[1];
        g.outputs = {};
        row_shapes<graph> per_row(g);
        bool const one_a_row = per_row(body) && per_row(upstream);
        for (int const slot : slots) {
            bool const constant = (Constants >> slot & 1) != 0;
            node_id v = g.variable_at(slot);
            if (constant) v = g.operation(describe<primitives::row_constant_op>, &v, 1);
            if constexpr (Reduces) {
                node_id const operands[]{body, v, upstream};
                g.outputs.push_back(g.operation(describe<primitives::pullback_op>, operands, 3));
            } else {
                node_id const operands[]{body, v, v};
                term const slope(g, g.operation(describe<primitives::derivative_op>, operands, 3));
                term const product = term(g, upstream) * slope;
                g.outputs.push_back(constant && !one_a_row ? row_sum(product).id : product.id);
            }
        }
        return g;
    }
};

/// Where the gradient of a variable goes, by how the variable was given.
template <row_kind Given, class B>
constexpr row_sink sink_of_gradient() {
    constexpr row_kind kind = row_argument_of<B>::kind;
    if constexpr (Given == row_kind::number) {
        static_assert(single_number<B>,
                      "ogive: the gradient with respect to a broadcast number is the sum over all "
                      "elements; pass a float or double variable for it");
        return row_sink::total;
    } else if constexpr (Given == row_kind::per_row) {
        static_assert(kind == row_kind::per_row || kind == row_kind::buffer,
                      "ogive: the gradient with respect to per_row(...) is a buffer with one number a row");
        return row_sink::rows;
    } else if constexpr (Given == row_kind::per_column) {
        static_assert(
            kind == row_kind::per_column || kind == row_kind::buffer,
            "ogive: the gradient with respect to per_column(...) is a buffer with one number a column");
        return row_sink::columns;
    } else {
        static_assert(kind == row_kind::rows || kind == row_kind::transposed || kind == row_kind::buffer,
                      "ogive: the gradient with respect to rows is rows(...) or a buffer");
        return row_sink::elements;
    }
}

template <class Inputs, int Slot>
inline constexpr row_kind given_kind = row_kind::number;

template <class... In, int Slot>
inline constexpr row_kind given_kind<std::tuple<In...>, Slot> = [] {
    row_kind kind = row_kind::number;
    ((In::slot == Slot ? void(kind = row_argument_of<typename In::type>::kind) : void()), ...);
    return kind;
}();

template <class B>
constexpr bool gradient_is_writable() {
    if constexpr (row_argument_of<B>::kind == row_kind::number)
        return is_writable<B>();
    else
        return !std::is_const_v<typename row_argument_of<B>::element>;
}

/// `pullback` over rows.
template <bool Parallel, auto F, auto... Chosen>
struct row_pullback {
    using signature = row_signature<F>;
    static constexpr int variables = signature::variable_count;
    static constexpr std::size_t gradients = sizeof...(Chosen) == 0 ? variables : sizeof...(Chosen);

    static constexpr int slot_of_gradient(std::size_t index) {
        if constexpr (sizeof...(Chosen) == 0) {
            return static_cast<int>(index);
        } else {
            constexpr std::string_view names[]{Chosen.name...};
            return slot_of(names[index], signature::code.variables, variables);
        }
    }

    template <class... A>
    static void run(std::tuple<A...>& all) {
        using parser = input_parser<signature, 0, std::tuple<A...>>;
        constexpr std::size_t expected = parser::consumed + 1 + gradients;
        static_assert(sizeof...(A) >= expected,
                      "ogive: too few arguments; after the inputs, pullback takes the "
                      "upstream gradient and one gradient for each variable");
        static_assert(sizeof...(A) <= expected,
                      "ogive: too many arguments; after the inputs, pullback takes the "
                      "upstream gradient and one gradient for each variable");
        if constexpr (sizeof...(A) == expected) run<parser>(all, std::make_index_sequence<gradients>{});
    }

private:
    template <class Parser, class... A, std::size_t... R>
    static void run(std::tuple<A...>& all, std::index_sequence<R...>) {
        using upstream_type = std::tuple_element_t<Parser::consumed, std::tuple<A...>>;
        check_input_type<upstream_type>();
        auto const inputs = Parser::inputs(all);
        using given = std::remove_const_t<decltype(inputs)>;
        constexpr std::uint64_t constants = row_constants_of<given>;
        static constexpr auto written = graphs::frozen<written_row_formulas<constants, F>{}>();
        constexpr bool one_a_row = output_is_per_row<written, 0>();
        // A plain buffer beside a result with one number a row has one number a row.
        constexpr bool upstream_a_row = one_a_row && row_argument_of<upstream_type>::kind == row_kind::buffer;
        constexpr std::uint64_t upstream_bit =
            !varies_along_row<upstream_type> || upstream_a_row ? std::uint64_t{1} << variables : 0;
        using program =
            row_program<written_row_pullback<constants | upstream_bit, has_reduction<decltype(as_formula(F))>,
                                             F, Chosen...>,
                        decltype(as_formula(F))>;
        static_assert(
            (... && gradient_is_writable<std::tuple_element_t<Parser::consumed + 1 + R, std::tuple<A...>>>()),
            "ogive: a gradient is read-only");
        execute_rows<program, Parallel, upstream_a_row>(
            "pullback",
            std::tuple_cat(inputs, std::tuple{input<variables, upstream_type>{
                                       std::get<Parser::consumed>(all), {}, "upstream gradient"}}),
            std::tuple{output<std::tuple_element_t<Parser::consumed + 1 + R, std::tuple<A...>>>{
                std::get<Parser::consumed + 1 + R>(all), "gradient of",
                signature::code.variables[slot_of_gradient(R)], 0}...},
            row_sinks<
                sink_of_gradient<given_kind<given, slot_of_gradient(R)>,
                                 std::tuple_element_t<Parser::consumed + 1 + R, std::tuple<A...>>>()...>{},
            one_a_row ? empty_rows::compute : empty_rows::give_zero);
    }
};

} // namespace ogive::kernels
