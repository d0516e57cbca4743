// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <charconv>
#include <cstdint>
#include <iosfwd>
#include <ogive/kernel/rows/program.hpp>
#include <ogive/print/shared.hpp>
#include <string>
#include <type_traits>

namespace ogive {
namespace graphs {

/// A number in the fewest digits that give it back, as C++ reads it.
template <class T>
std::string number_text(T value) {
    if (value != value) return "nan";
    if (value - value != 0) return value > 0 ? "inf" : "-inf";
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    std::string text(digits, end);
    bool const whole = text.find_first_of(".e") == std::string::npos;
    if (whole && (text == "-0" || text.size() > 18)) text += ".0"; // no whole number of C++ is that
    return text;
}

/// Text in which numbers are yet to be put: so much is known while compiling.
struct open_text {
    list<char> characters; ///< 0 where the next number stands
    list<double> numbers;

    constexpr void add(std::string_view text) {
        for (char const c : text) characters.push_back(c);
    }
    constexpr void add(double number) {
        characters.push_back('\0');
        numbers.push_back(number);
    }
};

inline std::string closed_text(std::string_view characters, double const* numbers) {
    std::string text;
    for (char const c : characters) {
        if (c == '\0')
            text += number_text(*numbers++);
        else
            text += c;
    }
    return text;
}

/// A formula as C++ writes it, with as few parentheses as C++ needs.
class text_writer {
public:
    explicit constexpr text_writer(graph_view const& g) : graph_(g), looks_(g.size()), name_(g.size()) {
        for (node_id id = 0; id < g.size(); ++id) looks_[id] = look_of(id);
    }

    /// The formula of an output. Where writing it out would repeat shared parts without end, they get names first:
    /// `auto t1 = …;`, one a line.
    constexpr open_text operator()(node_id output) {
        if (written_size(graph_, output) > most_tokens) name_shared_parts(output);
        write(output);
        return text_;
    }

private:
    static constexpr double most_tokens = 2000;
    static constexpr int product_strength = 7;

    /// How tightly the text of a node holds together, and what it begins with: '-', '0' for a zero, or something else.
    struct look {
        int strength;
        char first;
    };

    constexpr void name_shared_parts(node_id output) {
        list<int> const uses = places_of(graph_, &output, 1);
        int names = 0;
        for (node_id id = 0; id < output; ++id) {
            if (uses[id] > 1 && graph_[id].is_operation()) {
                text_.add("auto t");
                text_.add(++names);
                text_.add(" = ");
                write(id);
                text_.add(";\n");
                name_[id] = names;
            }
            looks_[id] = look_of(id);
        }
        looks_[output] = look_of(output);
    }

    constexpr look look_of(node_id id) const {
        node const& n = graph_[id];
        if (name_[id] > 0 || n.is_variable()) return {10, 't'};
        if (n.is_number()) {
            bool const negative = n.value == n.value && std::bit_cast<std::uint64_t>(n.value) >> 63 != 0;
            return {n.value < 0 ? 8 : 10, negative ? '-' : n.value == 0 ? '0' : '1'};
        }
        notation const& how = n.op->notation;
        if (!how.is_operator()) return {10, 'f'};
        if (n.count == 1) return {strength_of_sign(how), how.symbol[0]};
        look const left = looks_[graph_.argument(n, 0)];
        return {how.strength, left.strength >= how.strength ? left.first : '('};
    }

    /// -a * b reads as (-a) * b: the same.
    static constexpr int strength_of_sign(notation const& how) {
        return how.symbol == "-" ? product_strength : how.strength;
    }

    constexpr void write(node_id id) {
        node const& n = graph_[id];
        if (name_[id] > 0) {
            text_.add("t");
            text_.add(name_[id]);
        } else if (n.is_number()) {
            text_.add(n.value);
        } else if (n.is_variable()) {
            text_.add(graph_.variables[n.first]);
        } else if (!n.op->notation.is_operator()) {
            write_call(n);
        } else if (n.count == 1) {
            write_sign(n.op->notation, graph_.argument(n, 0));
        } else {
            int const strength = n.op->notation.strength;
            write_enclosed(graph_.argument(n, 0), looks_[graph_.argument(n, 0)].strength < strength);
            text_.add(" ");
            text_.add(n.op->notation.symbol);
            text_.add(" ");
            write_enclosed(graph_.argument(n, 1), looks_[graph_.argument(n, 1)].strength <= strength);
        }
    }

    constexpr void write_call(node const& n) {
        text_.add(n.op->name);
        for (int i = 0; i < n.count; ++i) {
            text_.add(i == 0 ? "(" : ", ");
            write(graph_.argument(n, i));
        }
        text_.add(")");
    }

    constexpr void write_sign(notation const& how, node_id operand) {
        look const inner = looks_[operand];
        text_.add(how.symbol);
        // -0 / a would be read as 0 / a: -0 is a whole number
        bool const ambiguous = inner.first == '-' ||
                               (how.symbol == "-" && (begins_with_difference(operand) || inner.first == '0'));
        write_enclosed(operand, ambiguous || inner.strength < strength_of_sign(how));
    }

    constexpr void write_enclosed(node_id id, bool in_parentheses) {
        if (in_parentheses) text_.add("(");
        write(id);
        if (in_parentheses) text_.add(")");
    }

    /// -(a - b) * c would be read as (b - a) * c.
    constexpr bool begins_with_difference(node_id id) const {
        while (graph_[id].is_operation() && graph_[id].count == 2 &&
               graph_[id].op->notation.strength == product_strength)
            id = graph_.argument(id, 0);
        return graph_[id].op == &describe<primitives::minus_op>;
    }

    graph_view graph_;
    list<look> looks_;
    list<int> name_; ///< t1, t2 …; 0: none
    open_text text_;
};

/// The text of an output of a graph.
inline std::string text_of(graph_view const& g, node_id output) {
    open_text const text = text_writer(g)(output);
    return closed_text({text.characters.begin(), text.characters.end()}, text.numbers.begin());
}

/// An open text as a constexpr variable.
template <int Characters, int Numbers>
struct frozen_text {
    int character_count = 0, number_count = 0;
    char characters[static_cast<unsigned>(Characters)]{};
    double numbers[static_cast<unsigned>(Numbers)]{};

    constexpr bool fits() const { return character_count <= Characters && number_count <= Numbers; }
};

template <class Program, int Characters, int Numbers>
inline constexpr auto frozen_text_in = [] {
    open_text const text = text_writer(Program::derived)(Program::derived.outputs[0]);
    frozen_text<Characters, Numbers> result;
    result.character_count = text.characters.size();
    result.number_count = text.numbers.size();
    if (!result.fits()) return result;
    for (int i = 0; i < result.character_count; ++i) result.characters[i] = text.characters[i];
    for (int i = 0; i < result.number_count; ++i) result.numbers[i] = text.numbers[i];
    return result;
}();

/// The text of a program's first result; what does not fit in the usual room is written twice, as `frozen` does.
template <class Program>
constexpr auto const& text_of_program() {
    constexpr auto const& usual = frozen_text_in<Program, 1024, 64>;
    if constexpr (usual.fits())
        return usual;
    else
        return frozen_text_in<Program, usual.character_count, at_least_one(usual.number_count)>;
}

} // namespace graphs

/// What was derived, as text that means the same when it is typed back in: the formula after differentiation and
/// simplification, for example `sigmoid(x) + x * sigmoid(x) * sigmoid(-x)`.
template <formula F>
std::string to_string(F const& f) {
    auto const g = graphs::derive(graphs::lower(f));
    return graphs::text_of(g, g.outputs[0]);
}

/// Likewise, of a formula that is a template argument, as `kernel` takes it: `to_string<slope>()`. All is done while
/// compiling, so a program that prints in this way compiles in much less time.
template <formula auto F>
std::string to_string() {
    using written = kernels::written_formulas<F>;
    using body = decltype(as_formula(F));
    using program = std::conditional_t<has_reduction<body>, kernels::row_program<written, body>,
                                       kernels::program<written, body>>;
    auto const& text = graphs::text_of_program<program>();
    return graphs::closed_text({text.characters, static_cast<std::size_t>(text.character_count)},
                               text.numbers);
}

/// Writes `to_string(f)`.
template <class Char, class Traits, formula F>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, F const& f) {
    return out << to_string(f).c_str();
}

} // namespace ogive
