// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/operand.hpp>
#include <ogive/primitive/arithmetic.hpp>
#include <ogive/primitive/condition.hpp>

namespace ogive::functions {

/// a itself.
template <operand_type A>
constexpr auto operator+(A a) {
    return a;
}

/// The negative.
template <operand_type A>
constexpr built<primitives::negate_op, A> operator-(A a) {
    return build<primitives::negate_op>(a);
}

/// The sum.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::plus_op, A, B> operator+(A a, B b) { return build<primitives::plus_op>(a, b); }

/// The difference.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::minus_op, A, B> operator-(A a, B b) { return build<primitives::minus_op>(a, b); }

/// The product.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::times_op, A, B> operator*(A a, B b) { return build<primitives::times_op>(a, b); }

/// The quotient.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::divide_op, A, B> operator/(A a, B b) {
    return build<primitives::divide_op>(a, b);
}

/// The condition a < b; false where either is NaN, as all comparisons but `!=`.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::less_op, A, B> operator<(A a, B b) { return build<primitives::less_op>(a, b); }

/// The condition a <= b.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::less_equal_op, A, B> operator<=(A a, B b) {
    return build<primitives::less_equal_op>(a, b);
}

/// The condition a > b.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::greater_op, A, B> operator>(A a, B b) {
    return build<primitives::greater_op>(a, b);
}

/// The condition a >= b.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::greater_equal_op, A, B> operator>=(A a, B b) {
    return build<primitives::greater_equal_op>(a, b);
}

/// The condition a == b.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::equal_op, A, B> operator==(A a, B b) { return build<primitives::equal_op>(a, b); }

/// The condition a != b; true where either is NaN.
template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::not_equal_op, A, B> operator!=(A a, B b) {
    return build<primitives::not_equal_op>(a, b);
}

/// Both conditions hold.
template <operand_type A, operand_type B>
constexpr built<primitives::and_op, A, B> operator&&(A a, B b) {
    return build<primitives::and_op>(a, b);
}

/// One of the conditions holds, or both.
template <operand_type A, operand_type B>
constexpr built<primitives::or_op, A, B> operator||(A a, B b) {
    return build<primitives::or_op>(a, b);
}

/// The condition does not hold.
template <operand_type A>
constexpr built<primitives::not_op, A> operator!(A a) {
    return build<primitives::not_op>(a);
}

} // namespace ogive::functions
