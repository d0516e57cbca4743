// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/print/latex_names.hpp>
#include <ogive/print/shared.hpp>
#include <ogive/print/stages.hpp>
#include <ogive/print/words.hpp>
#include <ogive/transform/derive.hpp>

namespace ogive {
namespace graphs {

/// A formula as LaTeX writes it in mathematical mode; needs the package amsmath.
class latex_printer {
public:
    /// What has more than so many operations, variables and numbers is long.
    explicit latex_printer(graph_view const& g, double long_from = 60)
        : graph_(g), long_from_(long_from), shown_(g.size()) {}

    /// The formula of an output. A long one with shared parts has names for those, in an environment `aligned` of one
    /// line for each.
    std::string operator()(node_id output) {
        if (written_size(graph_, output) <= long_from_) return text(output);
        std::string lines;
        list<int> const places = places_of(graph_, &output, 1);
        int names = 0;
        for (node_id id = 0; id < output; ++id) {
            if (places[id] < 2 || !graph_[id].is_operation() || written_size(graph_, id) < worth_a_name)
                continue;
            lines += words("t_{", std::to_string(names + 1), "} &= ", text(id), " \\\\\n");
            shown_[id] = ++names;
        }
        if (names == 0) return text(output);
        return words("\\begin{aligned}\n", lines, "&\\phantom{=}\\; ", text(output), "\n\\end{aligned}");
    }

    /// All outputs, `y_{1}` and so on, in an environment `aligned` of one line for each, after what is shared.
    std::string all_outputs() {
        list<int> const places = places_of(graph_, graph_.outputs, graph_.output_count);
        std::string lines = "\\begin{aligned}\n";
        int names = 0;
        for (node_id id = 0; id < graph_.size(); ++id) {
            if (places[id] < 2 || !graph_[id].is_operation()) continue;
            lines += words("t_{", std::to_string(names + 1), "} &= ", text(id), " \\\\\n");
            shown_[id] = ++names;
        }
        for (int i = 0; i < graph_.output_count; ++i)
            lines += words("y_{", std::to_string(i + 1), "} &= ", text(graph_.outputs[i]),
                           i + 1 < graph_.output_count ? " \\\\\n" : "\n");
        return lines.append("\\end{aligned}");
    }

private:
    static constexpr double worth_a_name = 4;
    static constexpr int branches = 1, sum = 6, product = 7, fraction = 8, power = 9, atom = 10;

    struct part {
        std::string text;
        int strength;
    };

    std::string text(node_id id) const { return parts(id).text; }

    part parts(node_id id) const {
        node const& n = graph_[id];
        if (shown_[id] > 0) return {words("t_{", std::to_string(shown_[id]), "}"), atom};
        if (n.is_number()) return number_part(n.value);
        if (n.is_variable()) return {latex_name(graph_.variables[n.first]), atom};
        if (n.op == &describe<primitives::where_op>) return {cases(id), branches};
        if (n.op == &describe<primitives::times_op>) return product_of(id);
        if (n.op == &describe<primitives::divide_op>) return fraction_of(id);
        if (n.op->latex.find_first_of("#!") != std::string_view::npos) return filled_in(n);
        if (n.op->notation.is_operator()) return operation(n);
        return {call(n), atom};
    }

    static part number_part(double value) {
        std::string number = latex_number(value);
        bool const signed_ = number.starts_with('-'), product_ = number.find("\\cdot") != std::string::npos;
        return {std::move(number), signed_ ? sum : product_ ? product : atom};
    }

    bool is_open(node_id id, descriptor const& op) const { return graph_[id].op == &op && shown_[id] == 0; }

    void append_factors(node_id id, list<node_id>& factors) const {
        if (!is_open(id, describe<primitives::times_op>)) return factors.push_back(id);
        append_factors(graph_.argument(id, 0), factors);
        append_factors(graph_.argument(id, 1), factors);
    }

    /// Side by side, numbers first, with a dot before what begins with a digit.
    part product_of(node_id id) const {
        list<node_id> factors;
        append_factors(id, factors);
        return joined(factors);
    }

    part joined(list<node_id> const& factors) const {
        if (factors.size() == 1) return parts(factors[0]);
        std::string result;
        for (bool const numbers : {true, false})
            for (node_id const factor : factors) {
                if (graph_[factor].is_number() != numbers) continue;
                part const p = parts(factor);
                bool const first = result.empty();
                std::string const text = enclosed(p, first && p.text.starts_with('-') ? sum : product);
                if (!first) result += text[0] >= '0' && text[0] <= '9' ? " \\cdot " : " \\, ";
                result += text;
            }
        bool const is_negative = result.starts_with('-');
        return {std::move(result), is_negative ? sum : product};
    }

    /// a / b / c as one fraction.
    part fraction_of(node_id id) const {
        list<node_id> below;
        for (; is_open(id, describe<primitives::divide_op>); id = graph_.argument(id, 0))
            append_factors(graph_.argument(id, 1), below);
        part above = parts(id);
        bool const is_negative = above.text.starts_with('-') && is_product(above);
        std::string result = is_negative ? "-\\frac{" : "\\frac{";
        result.append(is_negative ? above.text.substr(1) : above.text).append("}{");
        return {result.append(joined(below).text).append("}"), is_negative ? sum : fraction};
    }

    part operation(node const& n) const {
        int const strength = n.op->notation.strength;
        std::string const sign(n.op->latex.empty() ? n.op->notation.symbol : n.op->latex);
        if (n.count == 1) {
            bool const minus = sign == "-";
            std::string const inner = enclosed(parts(graph_.argument(n, 0)), minus ? product : strength);
            return {words(sign, minus ? "" : " ", inner), minus ? sum : strength};
        }
        std::string const left = enclosed(parts(graph_.argument(n, 0)), strength);
        part const second = parts(graph_.argument(n, 1));
        bool const negative_term = sign == "+" && second.text.starts_with('-') && is_product(second);
        if (negative_term) return {words(left, " - ", second.text.substr(1)), strength};
        return {words(left, " ", sign, " ", enclosed(second, strength + 1)), strength};
    }

    /// Whether what begins with a minus sign is not a sum: a + (-b c) is written as a - b c.
    static bool is_product(part const& p) {
        int depth = 0;
        for (std::size_t i = 1; i < p.text.size(); ++i) {
            depth += p.text[i] == '{' || p.text[i] == '(' ? 1 : p.text[i] == '}' || p.text[i] == ')' ? -1 : 0;
            if (depth == 0 && (p.text[i] == '+' || p.text[i] == '-')) return false;
        }
        return true;
    }

    part filled_in(node const& n) const {
        std::string_view const form = n.op->latex;
        std::string result;
        for (std::size_t i = 0; i < form.size(); ++i) {
            bool const base = form[i] == '!';
            if ((base || form[i] == '#') && i + 1 < form.size()) {
                part const argument = parts(graph_.argument(n, form[++i] - '1'));
                result += base ? enclosed(argument, atom) : argument.text;
            } else {
                result += form[i];
            }
        }
        return {std::move(result), strength_of(form)};
    }

    /// Of a form: a sum, a fraction, a power, or a function.
    static int strength_of(std::string_view form) {
        int depth = 0;
        bool is_power = false;
        for (std::size_t i = 0; i < form.size(); ++i) {
            auto const rest = form.substr(i);
            if (form[i] == '{' || rest.starts_with("\\left")) ++depth;
            if (form[i] == '}' || rest.starts_with("\\right")) --depth;
            if (depth > 0) continue;
            if (rest.starts_with(" + ") || rest.starts_with(" - ")) return sum;
            is_power = is_power || form[i] == '^';
        }
        return form.starts_with("\\frac") ? fraction : is_power ? power : atom;
    }

    std::string cases(node_id id) const {
        std::string lines;
        for (; graph_[id].op == &describe<primitives::where_op> && shown_[id] == 0;
             id = graph_.argument(id, 2))
            lines += words(text(graph_.argument(id, 1)), " & \\text{if } ", text(graph_.argument(id, 0)),
                           " \\\\ ");
        return words("\\begin{cases} ", lines, text(id), " & \\text{otherwise} \\end{cases}");
    }

    std::string call(node const& n) const {
        std::string result = n.op->latex.empty() ? words("\\operatorname{", latex_escaped(n.op->name), "}")
                                                 : std::string(n.op->latex);
        for (int i = 0; i < n.count; ++i)
            result += words(i == 0 ? "\\left(" : ", ", text(graph_.argument(n, i)));
        return result.append("\\right)");
    }

    static std::string enclosed(part const& p, int needed) {
        if (p.strength >= needed) return p.text;
        std::string result = "\\left(";
        return result.append(p.text).append("\\right)");
    }

    graph_view graph_;
    double long_from_;
    list<int> shown_; ///< by node: the number of its name, or 0
};

} // namespace graphs

/// What was derived, in LaTeX: the formula after differentiation and simplification, for example
/// `\sigma\left(x\right) + x \, \sigma\left(x\right) \, \sigma\left(-x\right)`, to be put into mathematical mode, with
/// the package amsmath. Numbers are written in six digits, or as fractions and roots where they are such.
template <formula F>
std::string latex(F const& f) {
    auto const g = graphs::derive(graphs::lower(f));
    return graphs::latex_printer(g)(g.outputs[0]);
}

/// The formulas after one of the `stages`, in LaTeX: what is shared has names of its own, `t_{1}` and so on, and each
/// formula a line. Pieces of functions, which only kernels have, go by their names.
///
///     for (auto const& s : ogive::stages(swish, diff(swish, x))) std::cout << latex(s) << '\n';
inline std::string latex(stage const& s) { return graphs::latex_printer(s.graph).all_outputs(); }

/// What was written, in LaTeX, with derivatives taken and nothing simplified.
template <formula F>
std::string latex_as_written(F const& f) {
    auto g = graphs::lower(f);
    while (graphs::has_derivatives(g)) g = graphs::without_dead_nodes(graphs::differentiate(g));
    return graphs::latex_printer(g)(g.outputs[0]);
}

} // namespace ogive
