// SPDX-License-Identifier: BSL-1.0
#include "row.hpp"

namespace bench {

std::span<row const> exponential_rows() {
    static constexpr row rows[]{
        {"relu", 2, value<ogive::relu(x), float>, value<ogive::relu(x), double>},
        {"exp", 4.2, value<exp(x), float>, value<exp(x), double>},
        {"sigmoid", 5.8, value<sigmoid(x), float>, value<sigmoid(x), double>},
        {"tanh", 6.5, value<tanh(x), float>, value<tanh(x), double>},
        {"swish", 5.9, value<ogive::silu(x), float>, value<ogive::silu(x), double>},
        {"elu", 6, value<ogive::elu(x), float>},
        {"softplus", 11, value<softplus(x), float>, value<softplus(x), double>},
        {"mish", 7.5, value<ogive::mish(x), float>, value<ogive::mish(x), double>},
    };
    return rows;
}

} // namespace bench
