// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <ogive/graph/graph.hpp>
#include <ogive/primitive/primitive.hpp>
#include <ogive/simd/simd.hpp>
#include <utility>

namespace ogive::graphs {

/// A primitive as a value: what the transforms need to know of it without knowing its type. Nodes name their
/// primitive by the address of its descriptor; a back end finds the type again in the formula's list of primitives.
struct descriptor {
    std::string_view name;
    ogive::notation notation;
    std::string_view latex;
    int arity;
    bool commutative;
    bool is_condition;
    bool is_reduction;
    bool takes_whole_row;
    parity symmetry;
    ogive::cost cost;
    ogive::at_once at_once;
    int gate;
    std::uint32_t hash;
    bool (*takes_condition)(int);
    float (*evaluate_float)(float const*, int);    ///< conditions are 0 and 1
    double (*evaluate_double)(double const*, int); ///< likewise
    /// Appends one node for each argument: the partial derivatives of the operation `self`. Null: it has none.
    void (*differentiate)(graph&, node_id self, list<node_id>& partial);

    constexpr bool operator==(descriptor const& other) const { return this == &other; }
};

/// The most arguments that a primitive can have.
inline constexpr int max_arity = 8;

/// Calls f(index constant 0, 1, … count - 1 as a sequence) for the arity of P.
template <class P, class F>
constexpr auto with_arity(int count, F const& f) {
    if constexpr (P::arity != variadic) {
        return f(std::make_integer_sequence<int, P::arity>{});
    } else {
        switch (count) {
        case 2: return f(std::make_integer_sequence<int, 2>{});
        case 3: return f(std::make_integer_sequence<int, 3>{});
        case 4: return f(std::make_integer_sequence<int, 4>{});
        case 5: return f(std::make_integer_sequence<int, 5>{});
        case 6: return f(std::make_integer_sequence<int, 6>{});
        case 7: return f(std::make_integer_sequence<int, 7>{});
        case 8: return f(std::make_integer_sequence<int, 8>{});
        default: throw "ogive: a function of any number of arguments takes 2 to 8 of them";
        }
    }
}

template <class P, int I, class T>
constexpr auto as_argument(T const* arguments) {
    if constexpr (P::takes_condition(I))
        return arguments[I] != T(0);
    else
        return arguments[I];
}

template <class P, class T>
constexpr T evaluate_primitive(T const* arguments, int count) {
    return with_arity<P>(
        count, [=]<int... I>(std::integer_sequence<int, I...>) {
            return static_cast<T>(P::value(as_argument<P, I>(arguments)...));
        });
}

constexpr std::uint32_t hash_of_name(std::string_view name) {
    std::uint32_t hash = 2166136261u;
    for (char const c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

template <class P>
constexpr void differentiate_primitive(graph& g, node_id self, list<node_id>& partial);

template <class P>
inline constexpr descriptor describe{P::name,
                                     P::notation,
                                     P::latex,
                                     P::arity,
                                     P::commutative,
                                     P::is_condition,
                                     P::is_reduction,
                                     P::takes_whole_row,
                                     P::symmetry,
                                     P::cost,
                                     P::at_once,
                                     P::gate,
                                     hash_of_name(P::name),
                                     [](int i) { return P::takes_condition(i); },
                                     &evaluate_primitive<P, float>,
                                     &evaluate_primitive<P, double>,
                                     &differentiate_primitive<P>};

} // namespace ogive::graphs

#include <ogive/graph/intern.hpp>
