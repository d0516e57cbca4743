// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <charconv>
#include <iosfwd>
#include <ogive/kernel/rows/program.hpp>
#include <ogive/print/shared.hpp>
#include <string>

namespace ogive {
namespace graphs {

/// A number in the fewest digits that give it back, as C++ reads it.
inline std::string number_text(double value) {
    if (value != value) return "nan";
    if (value - value != 0) return value > 0 ? "inf" : "-inf";
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    std::string text(digits, end);
    bool const whole = text.find_first_of(".e") == std::string::npos;
    if (whole && (text == "-0" || text.size() > 18)) text += ".0"; // no whole number of C++ is that
    return text;
}

/// A formula as C++ writes it, with as few parentheses as C++ needs.
class text_printer {
public:
    explicit text_printer(graph_view const& g) : graph_(g), shown_(g.size(), -1) {}

    /// The formula of an output. Where writing it out would repeat shared parts without end, they get names first:
    /// `auto t1 = …;`, one a line.
    std::string operator()(node_id output) {
        std::string lines;
        if (written_size(graph_, output) > most_tokens) lines = name_shared_parts(output);
        return lines + text(output);
    }

private:
    static constexpr double most_tokens = 2000;
    static constexpr int product_strength = 7;

    std::string name_shared_parts(node_id output) {
        list<int> const uses = places_of(graph_, &output, 1);
        std::string lines;
        int names = 0;
        for (node_id id = 0; id < output; ++id)
            if (uses[id] > 1 && graph_[id].is_operation()) {
                lines += "auto t" + std::to_string(names + 1) + " = " + text(id) + ";\n";
                shown_[id] = ++names;
            }
        return lines;
    }

    struct part {
        std::string text;
        int strength;
    };

    std::string text(node_id id) const { return parts(id).text; }

    part parts(node_id id) const {
        node const& n = graph_[id];
        if (shown_[id] > 0) return {std::string("t").append(std::to_string(shown_[id])), 10};
        if (n.is_number()) return {number_text(n.value), n.value < 0 ? 8 : 10};
        if (n.is_variable()) return {std::string(graph_.variables[n.first]), 10};
        notation const& how = n.op->notation;
        if (!how.is_operator()) return {call_text(n), 10};
        std::string const sign(how.symbol);
        if (n.count == 1) { // -a * b reads as (-a) * b: the same
            int const needed = sign == "-" ? product_strength : how.strength;
            node_id const operand = graph_.argument(n, 0);
            part const inner = parts(operand);
            bool const doubled =
                inner.text[0] == '-' ||
                (sign == "-" && (begins_with_difference(operand) || begins_with_zero(inner.text)));
            return {sign + (doubled ? parenthesized(inner.text) : enclosed(inner, needed)), needed};
        }
        part const left = parts(graph_.argument(n, 0)), right = parts(graph_.argument(n, 1));
        return {enclosed(left, how.strength) + " " + sign + " " + enclosed(right, how.strength + 1),
                how.strength};
    }

    /// -0 / a would be read as 0 / a: -0 is a whole number.
    static bool begins_with_zero(std::string const& text) {
        return text[0] == '0' && (text.size() == 1 || text[1] == ' ');
    }

    /// -(a - b) * c would be read as (b - a) * c.
    bool begins_with_difference(node_id id) const {
        while (graph_[id].is_operation() && graph_[id].count == 2 &&
               graph_[id].op->notation.strength == product_strength)
            id = graph_.argument(id, 0);
        return graph_[id].op == &describe<primitives::minus_op>;
    }

    static std::string enclosed(part const& p, int needed) {
        return p.strength >= needed ? p.text : parenthesized(p.text);
    }

    // Appending: g++ 12 sees trouble (-Wrestrict) in `"(" + text`.
    static std::string parenthesized(std::string const& text) {
        std::string result(1, '(');
        return result.append(text).append(1, ')');
    }

    std::string call_text(node const& n) const {
        std::string result(n.op->name);
        for (int i = 0; i < n.count; ++i) result += (i == 0 ? "(" : ", ") + text(graph_.argument(n, i));
        return result + ")";
    }

    graph_view graph_;
    list<int> shown_;
};

} // namespace graphs

/// What was derived, as text that means the same when it is typed back in: the formula after differentiation and
/// simplification, for example `sigmoid(x) + x * sigmoid(x) * sigmoid(-x)`.
template <formula F>
std::string to_string(F const& f) {
    auto const g = graphs::derive(graphs::lower(f));
    return graphs::text_printer(g)(g.outputs[0]);
}

/// Likewise, of a formula that is a template argument, as `kernel` takes it: `to_string<slope>()`. All but the writing is
/// done while compiling, so a program that prints in this way compiles in much less time.
template <formula auto F>
std::string to_string() {
    using written = kernels::written_formulas<F>;
    using body = decltype(as_formula(F));
    auto const text = [](graphs::graph_view const& g) { return graphs::text_printer(g)(g.outputs[0]); };
    if constexpr (has_reduction<body>)
        return text(kernels::row_program<written, body>::derived);
    else
        return text(kernels::program<written, body>::derived);
}

/// Writes `to_string(f)`.
template <class Char, class Traits, formula F>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, F const& f) {
    return out << to_string(f).c_str();
}

} // namespace ogive
