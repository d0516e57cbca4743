// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>

namespace ogive {

/// Visits the numbers that a formula holds, in the order of its type: two formulas of one type are the same formula
/// exactly if these are the same.
template <class Visit>
constexpr void for_each_literal(number const& n, Visit const& visit) {
    visit(n.value);
}

/// Likewise.
template <fixed_string Name, class Visit>
constexpr void for_each_literal(variable<Name> const&, Visit const&) {}

/// Likewise.
template <fixed_string Name, class Visit>
constexpr void for_each_literal(parameter<Name> const&, Visit const&) {}

/// Likewise.
template <fixed_string Name, class Visit>
constexpr void for_each_literal(optional_parameter<Name> const& p, Visit const& visit) {
    visit(p.fallback);
}

template <class P, class... A, class Visit>
constexpr void for_each_literal(apply<P, A...> const& e, Visit const& visit);
template <class F, class... A, class Visit>
constexpr void for_each_literal(call<F, A...> const& e, Visit const& visit);
template <class F, class V, class Visit>
constexpr void for_each_literal(derivative<F, V> const& e, Visit const& visit);

/// Likewise.
template <fixed_string Name, class Body, class... Parameters, class Visit>
constexpr void for_each_literal(function<Name, Body, Parameters...> const& f, Visit const& visit) {
    for_each_literal(f.body, visit);
    f.parameters.unpack([&](auto const&... each) { (for_each_literal(each, visit), ...); });
}

/// Likewise.
template <class P, class... A, class Visit>
constexpr void for_each_literal(apply<P, A...> const& e, Visit const& visit) {
    e.args.unpack([&](auto const&... operand) { (for_each_literal(operand, visit), ...); });
}

/// Likewise.
template <class F, class... A, class Visit>
constexpr void for_each_literal(call<F, A...> const& e, Visit const& visit) {
    for_each_literal(e.function, visit);
    e.args.unpack([&](auto const&... operand) { (for_each_literal(operand, visit), ...); });
}

/// Likewise.
template <class F, class V, class Visit>
constexpr void for_each_literal(derivative<F, V> const& e, Visit const& visit) {
    for_each_literal(e.of, visit);
}

} // namespace ogive
