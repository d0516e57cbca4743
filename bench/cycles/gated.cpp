// SPDX-License-Identifier: BSL-1.0
#include "row.hpp"

namespace bench {

std::span<row const> gated_rows() {
    static constexpr row rows[]{
        {"swiglu", 6.3, gated<ogive::swiglu(a, b), float>},
        {"geglu", 12, gated<ogive::geglu(a, b), float>},
        {"swiglu pullback", 11.7, gated_gradients<ogive::swiglu(a, b), float>},
        {"geglu pullback", 18, gated_gradients<ogive::geglu(a, b), float>},
    };
    return rows;
}

} // namespace bench
