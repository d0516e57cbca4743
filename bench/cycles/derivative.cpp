// SPDX-License-Identifier: BSL-1.0
#include "row.hpp"

namespace bench {

std::span<row const> derivative_rows() {
    static constexpr row rows[]{
        {"sigmoid pullback", 7.3, gradient<sigmoid(x), float>},
        {"tanh pullback", 8, gradient<tanh(x), float>},
        {"swish pullback", 9.3, gradient<ogive::silu(x), float>},
        {"mish pullback", 0, gradient<ogive::mish(x), float>},
        {"sigmoid, derivative", 0, value_and_derivative<sigmoid(x), float>, nullptr, "sigmoid"},
        {"tanh, derivative", 0, value_and_derivative<tanh(x), float>, nullptr, "tanh"},
        {"swish, derivative", 0, value_and_derivative<ogive::silu(x), float>, nullptr, "swish"},
        {"softplus, derivative", 0, value_and_derivative<softplus(x), float>, nullptr, "softplus"},
        {"mish, derivative", 0, value_and_derivative<ogive::mish(x), float>, nullptr, "mish"},
    };
    return rows;
}

} // namespace bench
