// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/graph.hpp>

namespace ogive::graphs {

/// A product: a number times powers of nodes. Exponents count in halves, since square roots are powers too.
struct monomial {
    static constexpr int room = 12;

    double coefficient = 1;
    int size = 0;
    bool fits = true; ///< false: there was no room for all factors
    node_id bases[room]{};
    int halves[room]{};

    constexpr int find(node_id base) const {
        int i = 0;
        while (i < size && bases[i] != base) ++i;
        return i;
    }

    /// The exponent of a base, in halves.
    constexpr int power_of(node_id base) const {
        int const i = find(base);
        return i < size ? halves[i] : 0;
    }

    constexpr void multiply(node_id base, int power) {
        int const i = find(base);
        if (i == room) {
            fits = false;
        } else if (i == size) {
            bases[size] = base;
            halves[size++] = power;
        } else if ((halves[i] += power) == 0) {
            --size;
            bases[i] = bases[size];
            halves[i] = halves[size];
        }
    }

    /// Times the other to the power of 1 or -1; its number is left alone.
    constexpr void multiply_bases(monomial const& other, int sign) {
        for (int i = 0; i < other.size; ++i) multiply(other.bases[i], sign * other.halves[i]);
        fits = fits && other.fits;
    }

    constexpr bool same_bases(monomial const& other) const {
        if (size != other.size) return false;
        for (int i = 0; i < size; ++i)
            if (other.power_of(bases[i]) != halves[i]) return false;
        return true;
    }
};

} // namespace ogive::graphs
