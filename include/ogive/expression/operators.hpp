// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/operand.hpp>
#include <ogive/primitive/arithmetic.hpp>
#include <ogive/primitive/condition.hpp>

namespace ogive::functions {

template <operand_type A>
constexpr auto operator+(A a) {
    return a;
}

template <operand_type A>
constexpr built<primitives::negate_op, A> operator-(A a) {
    return build<primitives::negate_op>(a);
}

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::plus_op, A, B> operator+(A a, B b) { return build<primitives::plus_op>(a, b); }

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::minus_op, A, B> operator-(A a, B b) { return build<primitives::minus_op>(a, b); }

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::times_op, A, B> operator*(A a, B b) { return build<primitives::times_op>(a, b); }

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::divide_op, A, B> operator/(A a, B b) {
    return build<primitives::divide_op>(a, b);
}

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::less_op, A, B> operator<(A a, B b) { return build<primitives::less_op>(a, b); }

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::less_equal_op, A, B> operator<=(A a, B b) {
    return build<primitives::less_equal_op>(a, b);
}

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::greater_op, A, B> operator>(A a, B b) {
    return build<primitives::greater_op>(a, b);
}

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::greater_equal_op, A, B> operator>=(A a, B b) {
    return build<primitives::greater_equal_op>(a, b);
}

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::equal_op, A, B> operator==(A a, B b) { return build<primitives::equal_op>(a, b); }

template <class A, class B>
    requires operands<A, B>
constexpr built<primitives::not_equal_op, A, B> operator!=(A a, B b) {
    return build<primitives::not_equal_op>(a, b);
}

template <operand_type A, operand_type B>
constexpr built<primitives::and_op, A, B> operator&&(A a, B b) {
    return build<primitives::and_op>(a, b);
}

template <operand_type A, operand_type B>
constexpr built<primitives::or_op, A, B> operator||(A a, B b) {
    return build<primitives::or_op>(a, b);
}

template <operand_type A>
constexpr built<primitives::not_op, A> operator!(A a) {
    return build<primitives::not_op>(a);
}

} // namespace ogive::functions
