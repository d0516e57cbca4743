// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstdint>
#include <ogive/primitive/rest.hpp>
#include <ogive/transform/rule.hpp>

namespace ogive::graphs {

/// c x + k x^3, c (x + k x^3) and x (c + k x^2) with a variable x, as in gelu_tanh and its derivative, become one operation:
/// what its roundings lose takes half as much as that of the sums and products.
class odd_cubic_reader {
public:
    explicit constexpr odd_cubic_reader(graph& target) : to_(target) {}

    static constexpr node_id none = -1;

    /// a + b as such an operation.
    constexpr node_id sum(node_id a, node_id b) {
        node_id const x = variable_in(a);
        if (x == none) return none;
        power const one = power_in(a, x), other = power_in(b, x);
        if (one.degree == 1 && other.degree == 3) return made(x, one.factor, other.factor, 0);
        if (one.degree == 3 && other.degree == 1) return made(x, other.factor, one.factor, 0);
        return none;
    }

    /// a * b as such an operation, or as the size of one.
    constexpr node_id product(node_id a, node_id b) {
        node_id const found = ordered_product(a, b);
        return found == none ? ordered_product(b, a) : found;
    }

private:
    struct power {
        double factor = 0;
        int degree = -1; ///< -1: it is none
        bool has_number = false;
    };

    template <class Op>
    constexpr bool is(node_id id) const {
        return to_[id].op == &describe<Op>;
    }

    /// The variable that a product of a number and variables may be of, or none.
    constexpr node_id variable_in(node_id id) const {
        while (is<primitives::times_op>(id))
            id = to_.argument(id, to_[to_.argument(id, 0)].is_number() ? 1 : 0);
        return to_[id].is_variable() ? id : none;
    }

    /// A product of one number at most, which would be rounded otherwise, and up to three of x.
    constexpr power power_in(node_id id, node_id x) const {
        if (id == x) return {1, 1, false};
        if (to_[id].is_number()) return {to_[id].value, 0, true};
        if (!is<primitives::times_op>(id)) return {};
        power const a = power_in(to_.argument(id, 0), x);
        if (a.degree < 0) return {};
        power const b = power_in(to_.argument(id, 1), x);
        bool const fits = b.degree >= 0 && a.degree + b.degree <= 3 && !(a.has_number && b.has_number);
        return fits ? power{a.factor * b.factor, a.degree + b.degree, a.has_number || b.has_number} : power{};
    }

    constexpr node_id ordered_product(node_id a, node_id b) {
        using namespace primitives;
        if (to_[a].is_number()) {
            if (is<odd_cubic_op>(b)) return scaled(to_[a].value, b);
            bool const is_size = is<abs_op>(b) && is<odd_cubic_op>(to_.argument(b, 0)) && to_[a].value > 0;
            return is_size ? abs(term(to_, scaled(to_[a].value, to_.argument(b, 0)))).id : none;
        }
        if (!to_[a].is_variable() || !is<plus_op>(b)) return none;
        for (int i = 0; i < 2; ++i) {
            power const c = power_in(to_.argument(b, i), a), k = power_in(to_.argument(b, 1 - i), a);
            if (c.degree == 0 && k.degree == 2) return made(a, c.factor, k.factor, 0);
        }
        return none;
    }

    constexpr node_id scaled(double by, node_id cubic) {
        term const x(to_, to_.argument(cubic, 0));
        double const c = to_[to_.argument(cubic, 1)].value, k = to_[to_.argument(cubic, 2)].value;
        double const product = by * k, of_product[]{by, k, product};
        node_id const found = c == 1
                                  ? made(x.id, by, product,
                                         describe<primitives::product_rest_op>.evaluate_double(of_product, 3))
                                  : none;
        return found == none ? (by * (c * x + k * (x * (x * x)))).id : found;
    }

    /// Only where the rest is exact in float up to c x + k x^3 = 130, where exponentials are 0 or infinity.
    constexpr node_id made(node_id x, double c, double k, double k_rest) {
        if (!(c * k > 0) || !is_moderate(c) || !is_moderate(k) || !(c * c * (c / k) > 1e-3)) return none;
        return piece<primitives::odd_cubic_op>(term(to_, x), c, k, k_rest).id;
    }

    static constexpr bool is_moderate(double number) {
        double const size = number < 0 ? -number : number;
        return size > 0x1p-20 && size < 0x1p20;
    }

    graph& to_;
};

/// A number without the bits behind its first 16.
constexpr double with_few_bits(double number) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(number) & ~((std::uint64_t{1} << 37) - 1));
}

} // namespace ogive::graphs
