// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>
#include <string>
#include <utility>

namespace ogive {

/// What a program spends, for each element. Exponentials, logarithms, divisions and roots count inside of functions too
/// (tanh, erf, pow …), but for those that some instruction sets look up.
struct cost {
    int operations = 0;   ///< all of it, a function being one
    int exponentials = 0; ///< of whatever function they are part
    int logarithms = 0;   ///< likewise
    int divisions = 0;    ///< likewise, reciprocals among them
    int square_roots = 0; ///< likewise
    int fused = 0;        ///< products and sums in one
    int selections = 0;   ///< `where`, comparisons, extrema, signs

    /// The same counts.
    constexpr bool operator==(cost const&) const = default;
};

namespace graphs {

/// Whether a sigmoid, or what is made with one, is computed whole: those of one argument share their exponential.
constexpr bool has_whole_sigmoid(descriptor const& op) {
    for (std::string_view const name :
         {"sigmoid", "self_gated", "gated", "balanced_gated", "gated_slope", "slope_fraction",
          "gated_times_two", "gated_slope_times", "gated_slope_times_two"})
        if (op.name.starts_with(name) &&
            (op.name.size() == name.size() || op.name.substr(name.size()) == "_with_rest"))
            return true;
    return false;
}

/// Adds what one operation of a compiled graph spends. An exponential that was opened up into pieces counts where it
/// begins. The primitives of users count as one operation.
constexpr void add_cost(cost& c, descriptor const& op) {
    auto const is = [&](auto const... names) { return (... || (op.name == names)); };
    bool const has_sigmoid = has_whole_sigmoid(op);
    ++c.operations;
    if (is("fma", "fms", "fnma", "times_one_plus")) ++c.fused;
    if (has_sigmoid ||
        is("exp_exponent", "exp", "expm1", "exp_product", "exp_with_rest", "expm1_with_rest",
           "exp_product_with_rest", "exp_times", "exp_times_two", "exp_times_with_rest",
           "exp_times_two_with_rest", "gauss", "gauss_product", "gauss_with_rest", "tanh", "softplus",
           "logsigmoid", "sigmoid_slope", "erf", "erfc", "erfc_with_rest", "normal_cdf", "normal_pdf",
           "normal_slope", "normal_gated", "normal_gated_times", "normal_slope_times",
           "normal_slope_times_two", "inverse_mills", "pow", "shifted_exp", "shift_scale"))
        ++c.exponentials;
    if (is("mish_slope")) c.exponentials += 2;
    if (is("log", "log1p", "log1p_fraction", "softplus", "logsigmoid", "pow", "mish_slope")) ++c.logarithms;
    if (has_sigmoid || op.name.starts_with("mills") ||
        is("divide", "divided_by_square", "tanh", "sigmoid_slope", "mish_slope", "rsqrt", "over_root",
           "one_plus_over_root", "root_minus_one", "erfc", "erfc_with_rest", "normal_cdf", "normal_gated",
           "normal_gated_times", "normal_slope", "normal_slope_times", "normal_slope_times_two",
           "inverse_mills"))
        ++c.divisions;
    if (is("sqrt", "rsqrt", "root", "over_root", "plus_root", "one_plus_over_root", "root_minus_one"))
        ++c.square_roots;
    if (op.is_condition || is("where", "max", "min", "clamp", "abs", "negated_abs", "sign", "copysign",
                              "bounded", "finite_above", "finite_below"))
        ++c.selections;
}

/// The argument of a whole sigmoid: the last one, but for a rest.
constexpr node_id gate_of(graph_view const& program, node_id id) {
    node const& n = program[id];
    return program.argument(id, n.count - (n.op->name.ends_with("_with_rest") ? 2 : 1));
}

constexpr cost cost_of(graph_view const& program) {
    cost c;
    for (node_id id = 0; id < program.size(); ++id) {
        if (!program[id].is_operation()) continue;
        add_cost(c, *program[id].op);
        if (!has_whole_sigmoid(*program[id].op)) continue;
        for (node_id other = 0; other < id; ++other)
            if (program[other].is_operation() && has_whole_sigmoid(*program[other].op) &&
                gate_of(program, other) == gate_of(program, id)) {
                --c.exponentials;
                break;
            }
    }
    return c;
}

} // namespace graphs

/// One line: `24 operations: 1 exponential, 1 division, 1 fused multiply-add, 3 selections`.
inline std::string to_string(cost const& c) {
    std::pair<int, char const*> const parts[]{
        {c.exponentials, "exponential"}, {c.logarithms, "logarithm"},     {c.divisions, "division"},
        {c.square_roots, "square root"}, {c.fused, "fused multiply-add"}, {c.selections, "selection"}};
    auto const counted = [](int count, char const* what) {
        return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s");
    };
    std::string text = counted(c.operations, "operation");
    char const* separator = ": ";
    for (auto const& [count, what] : parts) {
        if (count == 0) continue;
        text.append(separator).append(counted(count, what));
        separator = ", ";
    }
    return text;
}

} // namespace ogive
