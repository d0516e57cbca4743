// SPDX-License-Identifier: BSL-1.0
#include "parse.hpp"
#include <cstdlib>
#include <map>
#include <ogive/ogive.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace random_formulas {

namespace {

using namespace ogive::graphs;

/// The primitives of the library by name.
std::map<std::string_view, descriptor const*> const& primitives() {
    static auto const all = []<class... P>(ogive::primitive_list<P...>) {
        return std::map<std::string_view, descriptor const*>{{P::name, &describe<P>}...};
    }(ogive::builtin_primitives{});
    return all;
}

/// The one that is written as this operator.
descriptor const* operator_of(std::string_view symbol, int arity) {
    for (auto const& [name, op] : primitives())
        if (op->notation.is_operator() && op->notation.symbol == symbol && op->arity == arity) return op;
    return nullptr;
}

class reader {
public:
    reader(std::string_view text, graph& to) : text_(text), to_(to) {}

    /// Lines `auto t1 = …;`, then the formula.
    node_id formula() {
        while (skip("auto ")) {
            std::string_view const name = word();
            expect("=");
            named_[name] = expression(0);
            expect(";");
        }
        node_id const result = expression(0);
        if (!at_end()) fail("the end");
        return result;
    }

private:
    [[noreturn]] void fail(std::string const& wanted) const {
        throw std::runtime_error(wanted + " is missing before: " + std::string(text_.substr(place_)));
    }
    void blanks() {
        while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\n')) ++place_;
    }
    bool at_end() {
        blanks();
        return place_ == text_.size();
    }
    bool skip(std::string_view token) {
        blanks();
        if (text_.substr(place_, token.size()) != token) return false;
        place_ += token.size();
        return true;
    }
    void expect(std::string_view token) {
        if (!skip(token)) fail(std::string(token));
    }
    std::string_view word() {
        blanks();
        std::size_t const begin = place_;
        while (place_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[place_])) || text_[place_] == '_'))
            ++place_;
        return text_.substr(begin, place_ - begin);
    }

    /// The operator that comes next, if it binds at least so strongly.
    descriptor const* binary_operator(int strength) {
        blanks();
        for (std::size_t const length : {2u, 1u})
            if (descriptor const* const op = operator_of(text_.substr(place_, length), 2); op != nullptr) {
                if (op->notation.strength < strength) return nullptr;
                place_ += op->notation.symbol.size();
                return op;
            }
        return nullptr;
    }

    node_id expression(int strength) {
        node_id left = operand();
        while (descriptor const* const op = binary_operator(strength)) {
            node_id const operands[]{left, expression(op->notation.strength + 1)};
            left = to_.operation(*op, operands, 2);
        }
        return left;
    }

    node_id operand() {
        for (std::string_view const sign : {"-", "!"})
            if (skip(sign)) return negated(sign);
        if (skip("(")) {
            node_id const inner = expression(0);
            expect(")");
            return inner;
        }
        blanks();
        if (double value = 0; starts_with_digit() && read_number(value)) return to_.number(value);
        std::string_view const name = word();
        if (skip("(")) return call(name);
        if (name == "inf") return to_.number(std::numeric_limits<double>::infinity());
        if (name == "nan") return to_.number(std::numeric_limits<double>::quiet_NaN());
        if (auto const found = named_.find(name); found != named_.end()) return found->second;
        if (!to_.has_variable(name)) fail("a variable instead of \"" + std::string(name) + '"');
        return to_.variable(name);
    }

    node_id negated(std::string_view sign) {
        node_id const inner = operand();
        if (sign == "-" && to_[inner].is_number()) return to_.number(-to_[inner].value); // as -0.5 in C++
        return to_.operation(*operator_of(sign, 1), &inner, 1);
    }

    bool starts_with_digit() const {
        return place_ < text_.size() && text_[place_] >= '0' && text_[place_] <= '9';
    }
    bool read_number(double& value) {
        std::string const rest(text_.substr(place_, 64)); // std::from_chars of libc++ reads no double
        char* end = nullptr;
        value = std::strtod(rest.c_str(), &end);
        place_ += static_cast<std::size_t>(end - rest.c_str());
        return true;
    }

    node_id call(std::string_view name) {
        auto const found = primitives().find(name);
        if (found == primitives().end()) fail("a function instead of " + std::string(name));
        std::vector<node_id> arguments;
        do arguments.push_back(expression(0));
        while (skip(","));
        expect(")");
        return to_.operation(*found->second, arguments.data(), static_cast<int>(arguments.size()));
    }

    std::string_view text_;
    std::size_t place_ = 0;
    graph& to_;
    std::map<std::string_view, node_id> named_;
};

} // namespace

graph parse(std::string_view text, list<std::string_view> const& variables) {
    graph g;
    for (auto const& name : variables) g.variable(name);
    g.outputs.push_back(reader(text, g).formula());
    return g;
}

} // namespace random_formulas
