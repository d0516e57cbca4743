// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <ogive/check/dual.hpp>
#include <ogive/check/range.hpp>
#include <ogive/graph/lower.hpp>
#include <vector>

namespace ogive::check {

/// The decimal exponents of the values on the way, in size: where they are large, many digits may cancel.
struct exponents {
    int large = 0, small = 0; ///< of values above 1, and below

    template <class Big>
    void note(Big const& x) {
        if (x == 0 || !isfinite(x)) return;
        double const exponent = static_cast<double>(ilogb(x)) * 0.30103;
        large = std::max(large, static_cast<int>(exponent));
        small = std::max(small, static_cast<int>(-exponent));
    }
};

/// Roundings by chance, those of a number type: each result on the way is off by up to half an ulp. What comes out
/// then tells how far off a result may be.
struct noise {
    double relative = 0, absolute = 0;
    std::uint64_t seed = 0;
    std::uint64_t ties = 0; ///< seed of what moves equal things apart; 0: nothing does

    template <class T>
    static noise of(std::uint64_t seed) {
        return {std::numeric_limits<T>::epsilon() / 2,
                static_cast<double>(std::numeric_limits<T>::denorm_min()), seed, ~seed};
    }
    /// Nothing is rounded, but equal things are moved apart the same way.
    noise of_ties() const { return {0, 0, 0, ties}; }
    bool rounds() const { return relative != 0; }
    bool breaks_ties() const { return ties != 0; }
    /// From -1 to 1.
    static double next(std::uint64_t& stream) {
        return static_cast<double>(static_cast<std::int64_t>(mixed(stream++))) * 0x1p-63;
    }
    double next() { return next(seed); }
};

/// Evaluates the graph of a formula as it was written, in dual numbers, only what is needed. Functions are what
/// `precise.hpp` says; `diff` inside is evaluated with one more infinitesimal.
template <class Big>
class run {
public:
    using number = dual<Big>;

    /// `leaves`: the variables by slot.
    run(graphs::graph_view const& formula, std::vector<number> const& leaves, noise roundings = {})
        : graph_(formula), noise_(roundings) {
        for (std::size_t slot = 0; slot < leaves.size(); ++slot)
            scope_.leaves[static_cast<int>(slot)] = leaves[slot];
        for (number const& leaf : leaves) scope_.order = std::max(scope_.order, leaf.order());
        for (number const& leaf : leaves) note(leaf);
    }

    /// Another run, in which all that is stopped is what it was in this one.
    run moved_to(std::vector<number> const& leaves) const {
        run other(graph_, leaves);
        other.constants_ = stopped_;
        return other;
    }

    number operator()(graphs::node_id id) { return value_of(id, scope_); }

    /// On which side of each tie the values are: what was chosen, in order. 0: neither.
    std::vector<signed char> const& choices() const { return choices_; }
    /// A primitive of the user's has a kink there.
    bool has_kink() const { return kink_; }
    /// A pole was met, a point where the slope of a root is infinite, or what is not a number.
    bool is_singular() const { return singular_; }
    /// A function was met of whose values 60 digits are known.
    bool has_erfc() const { return has_erfc_; }
    exponents const& sizes() const { return sizes_; }
    /// A primitive of the user's was met: its values have no more digits than double.
    bool is_measured() const { return measured_; }

private:
    struct scope {
        std::map<int, number> leaves; // by slot
        int order = 0;                // how many infinitesimals there are
        std::map<graphs::node_id, number> known;
    };

    number value_of(graphs::node_id id, scope& in) {
        graphs::node const& n = graph_[id];
        if (n.is_variable()) return in.leaves.at(n.first);
        auto const found = in.known.find(id);
        if (found != in.known.end()) return found->second;
        number const value = n.is_number() ? rounded_literal(n.value) : operation(n, in);
        note(value);
        in.known.emplace(id, value);
        return value;
    }

    number operation(graphs::node const& n, scope& in) {
        std::string_view const name = n.op->name;
        if (n.op == &graphs::describe<primitives::derivative_op>) return derivative(n, in);
        std::vector<number> a{value_of(graph_.argument(n, 0), in)};
        if (n.op == &graphs::describe<primitives::where_op>)
            return value_of(graph_.argument(n, a[0] != 0 ? 1 : 2), in);
        for (int i = 1; i < n.count; ++i) a.push_back(value_of(graph_.argument(n, i), in));
        if (name == "stop_gradient") return stopped(a[0]);
        if (!has_definition<number>(name)) return measured(*n.op, a);
        if (chooses(*n.op)) {
            std::vector<number> const apart = noise_.breaks_ties() ? moved_apart(n, a) : a;
            note_choice(name, apart);
            return chosen(*n.op, a, apart);
        }
        if (noise_.rounds())
            for (number& each : a) each = rounded(each, 1); // each product of the chain rule by itself
        singular_ = singular_ || is_pole(name, a);
        has_erfc_ = has_erfc_ || name == "erf" || name == "erfc" || name == "normal_cdf";
        // In x / x, roundings of the infinitesimals alone cancel again in a second derivative.
        bool const by_reciprocal = name == "divide" && noise_.rounds();
        number const exact =
            by_reciprocal ? a[0] * rounded(number(1) / a[1], 1) : precise_operation(*n.op, a);
        return n.op->is_condition || name == "negate" ? exact : rounded(exact);
    }

    static bool is_pole(std::string_view name, std::vector<number> const& a) {
        if (name == "divide") return a[1] == 0;
        if (name == "log1p") return a[0] == -1;
        return (name == "sqrt" || name == "rsqrt" || name == "log" || name == "pow") && a[0] == 0;
    }

    /// Arguments that are equal, but not the same, moved apart.
    std::vector<number> moved_apart(graphs::node const& n, std::vector<number> a) {
        std::vector<Big> offsets;
        for (int i = 0; i < n.count; ++i) {
            auto const k = static_cast<std::size_t>(i);
            int same = 0;
            while (graph_.argument(n, same) != graph_.argument(n, i)) ++same;
            auto const drawn = [&] { return noise::next(noise_.ties); };
            offsets.push_back(
                same < i ? offsets[static_cast<std::size_t>(same)]
                         : Big(a[k].value() * (drawn() * 1e-40) + Big(drawn()) * ldexp(Big(1), -2000)));
            a[k] = a[k] + number(offsets.back());
        }
        return a;
    }

    /// What is chosen of `a`, as it is where they are moved apart: not moved itself, as it may be a whole exponent.
    number chosen(graphs::descriptor const& op, std::vector<number> const& a,
                  std::vector<number> const& apart) const {
        if (noise_.breaks_ties() && op.name == "abs") return apart[0] < number(0) ? -a[0] : a[0];
        number const result = precise_operation(op, apart);
        if (op.is_condition || op.name == "abs" || op.name == "sign") return result;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (apart[i] == result) return a[i];
        return result; // NaN
    }

    number derivative(graphs::node const& n, scope& in) {
        scope inner;
        inner.leaves = in.leaves;
        inner.order = in.order + 1;
        int const slot = graph_[graph_.argument(n, 1)].first;
        inner.leaves[slot] =
            value_of(graph_.argument(n, 2), in) + number::join(number(), number(1), in.order);
        return value_of(graph_.argument(n, 0), inner).beside(in.order);
    }

    /// What is stopped is constant: for differences it is what it was.
    number stopped(number const& x) {
        stopped_.push_back(x.value());
        return number(stopped_.size() <= constants_.size() ? constants_[stopped_.size() - 1] : x.value());
    }

    number measured(graphs::descriptor const& op, std::vector<number> const& a) {
        measurement how{noise_.rounds() ? noise_.next() : 0};
        number const exact = user_operation(op, a, how);
        measured_ = true;
        kink_ = kink_ || how.kink;
        return rounded(exact);
    }

    static bool chooses(graphs::descriptor const& op) {
        std::string_view const name = op.name;
        return name == "abs" || name == "sign" || name == "max" || name == "min" || name == "clamp" ||
               (op.is_condition && op.arity == 2 && !op.takes_condition(0));
    }

    void note_choice(std::string_view name, std::vector<number> const& a) {
        auto const side = [](number const& one, number const& other) {
            return static_cast<signed char>(one > other ? 1 : one < other ? -1 : 0);
        };
        if (name == "abs" || name == "sign") choices_.push_back(side(a[0], number(0)));
        for (std::size_t i = 0; i < a.size(); ++i)
            for (std::size_t j = i + 1; j < a.size(); ++j) choices_.push_back(side(a[i], a[j]));
    }

    /// A number that is not one of the type is rounded.
    number rounded_literal(double value) {
        number const exact(precise_number<Big>(value));
        bool const held = noise_.relative < 1e-10 || static_cast<double>(static_cast<float>(value)) == value;
        return held ? exact : rounded(exact);
    }

    /// Its parts from `first` on, rounded.
    number rounded(number const& exact, std::size_t first = 0) {
        if (!noise_.rounds()) return exact;
        number result = exact;
        for (std::size_t i = first; i < exact.parts().size(); ++i)
            if (exact.parts()[i] != 0)
                result.add(i, exact.parts()[i] * (noise_.relative * noise_.next()) +
                                  noise_.absolute * noise_.next());
        return result;
    }

    void note(number const& x) {
        singular_ = singular_ || isnan(x.value());
        for (Big const& part : x.parts()) sizes_.note(part);
    }

    graphs::graph_view graph_;
    noise noise_;
    scope scope_;
    std::vector<signed char> choices_;
    exponents sizes_;
    bool measured_ = false, kink_ = false, has_erfc_ = false, singular_ = false;
    std::vector<Big> constants_, stopped_;
};

} // namespace ogive::check
