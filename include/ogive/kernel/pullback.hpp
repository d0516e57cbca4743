// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/pullback.hpp>

namespace ogive {
namespace kernels {

/// upstream * diff(f, v) for all variables, or for chosen ones, in one graph.
template <auto F, auto... Chosen>
struct written_pullback {
    constexpr graphs::graph operator()() const {
        graphs::graph g = graphs::lower(F);
        graphs::node_id const body = g.outputs[0];
        graphs::list<graphs::node_id> wanted;
        if constexpr (sizeof...(Chosen) == 0)
            for (int slot = 0; slot < g.variables.size(); ++slot) wanted.push_back(g.variable_at(slot));
        else
            (wanted.push_back(g.variable(Chosen.name)), ...);
        graphs::term const upstream(g, g.variable(upstream_name));
        g.outputs = {};
        for (graphs::node_id const v : wanted) {
            graphs::node_id const operands[]{body, v, v};
            graphs::node_id const slope =
                g.operation(graphs::describe<primitives::derivative_op>, operands, 3);
            g.outputs.push_back((upstream * graphs::term(g, slope)).id);
        }
        return g;
    }
};

} // namespace kernels

/// What `pullback<f, ...>` is.
template <auto F, auto... Chosen>
struct pullback_function {
    static_assert(formula<std::remove_cvref_t<decltype(F)>>,
                  "ogive: pullback takes a formula or an activation");
    static_assert(
        (... && is_variable<std::remove_cvref_t<decltype(Chosen)>>),
        "ogive: after its formula, pullback<f, a, b> takes the variables whose gradients are wanted");
    static_assert(!decltype(as_formula(F))::is_condition,
                  "ogive: a condition has no gradient; write where(condition, a, b)");
    static_assert((... && mentions<decltype(as_formula(F)), std::remove_cvref_t<decltype(Chosen)>>),
                  "ogive: pullback is asked for the gradient with respect to a variable that the formula "
                  "does not have");

    /// In this thread: the inputs, the upstream gradient, then a place for each gradient.
    template <class... A>
    void operator()(A&&... arguments) const {
        start<false>(static_cast<A&&>(arguments)...);
    }

    /// In several threads; see `ogive::parallel`.
    template <class... A>
    void operator()(parallel_t, A&&... arguments) const {
        start<true>(static_cast<A&&>(arguments)...);
    }

private:
    template <bool Parallel, class... A>
    static void start(A&&... arguments) {
        if constexpr (kernels::runs_over_rows<std::tuple<decltype(as_formula(F))>, A...>) {
            std::tuple<A&&...> all(static_cast<A&&>(arguments)...);
            kernels::row_pullback<Parallel, F, Chosen...>::run(all);
        } else {
            run<Parallel>(static_cast<A&&>(arguments)...);
        }
    }

    template <bool Parallel, class... A>
    static void run(A&&... arguments) {
        using program = kernels::program<kernels::written_pullback<F, Chosen...>, decltype(as_formula(F))>;
        constexpr std::size_t gradients = program::output_count;
        using parser = kernels::input_parser<program, 1, std::tuple<A&&...>>;
        constexpr std::size_t expected = parser::consumed + 1 + gradients;
        static_assert(sizeof...(A) >= expected,
                      "ogive: too few arguments; after the inputs, pullback takes the "
                      "upstream gradient and one gradient for each variable");
        static_assert(sizeof...(A) <= expected,
                      "ogive: too many arguments; after the inputs, pullback takes the "
                      "upstream gradient and one gradient for each variable");
        std::tuple<A&&...> all(static_cast<A&&>(arguments)...);
        if constexpr (sizeof...(A) == expected) [&]<std::size_t... R>(std::index_sequence<R...>) {
                auto const inputs = parser::inputs(all);
                using all_inputs = std::remove_const_t<decltype(inputs)>;
                auto const with_upstream =
                    std::tuple_cat(inputs, std::tuple{upstream<program>(std::get<parser::consumed>(all))});
                kernels::execute<program, Parallel>(
                    "pullback", with_upstream,
                    std::tuple{gradient<program, R, all_inputs>(std::get<parser::consumed + 1 + R>(all))...});
            }
        (std::make_index_sequence<gradients>{});
    }

    template <class Program, class B>
    static auto upstream(B&& b) {
        kernels::check_input_type<B>();
        return kernels::input<Program::variable_count - 1, B&&>{b, {}, "upstream gradient"};
    }

    template <class Inputs>
    struct varying;

    template <class... In>
    struct varying<std::tuple<In...>> {
        static constexpr bool at(int slot) {
            return (... || (In::slot == slot && kernels::buffer<typename In::type>));
        }
    };

    template <class Program>
    static constexpr int slot_of_gradient(std::size_t index) {
        constexpr int count = Program::variable_count;
        if constexpr (sizeof...(Chosen) == 0) {
            return static_cast<int>(index);
        } else {
            constexpr std::string_view names[]{Chosen.name...};
            return kernels::slot_of(names[index], Program::code.variables, count);
        }
    }

    template <class Program, std::size_t Index, class Inputs, class B>
    static auto gradient(B&& b) {
        constexpr int slot = slot_of_gradient<Program>(Index);
        if constexpr (varying<Inputs>::at(slot))
            static_assert(kernels::buffer<B>, "ogive: the gradient with respect to a buffer is a buffer");
        else
            static_assert(kernels::single_number<B&&>,
                          "ogive: the gradient with respect to a broadcast number is the "
                          "sum over all elements; pass a float or double variable for it");
        static_assert(kernels::is_writable<B&&>(), "ogive: a gradient is read-only");
        return kernels::output<B&&>{b, "gradient of", Program::code.variables[slot], 0};
    }
};

/// The vector-Jacobian product of a formula: gradients times the upstream gradient, in one pass.
///
///     pullback<geglu>(a = A, b = B, upstream, dA, dB)   // every variable, in order of first appearance
///     pullback<geglu, b>(a = A, b = B, upstream, dB)    // chosen variables only
///     pullback<swish>(input, upstream, gradient)        // one variable: no name needed
///
/// The gradient with respect to a variable bound to a number is the sum over all elements, written to a number:
/// summed with compensation in a fixed order, so that the same call gives the same bits. `upstream` is a buffer or a
/// number. Otherwise as `kernel`. Which gradients are asked for may change their last digits: what is computed together
/// shares its parts, and is computed in double where one of the results needs it.
///
/// Over rows the gradient of what is given `per_row` is one number a row, that of what is given `per_column` the sum over
/// the rows, compensated in a fixed order.
template <auto F, auto... Chosen>
inline constexpr pullback_function<F, Chosen...> pullback{};

} // namespace ogive
