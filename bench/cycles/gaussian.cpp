// SPDX-License-Identifier: BSL-1.0
#include "row.hpp"

namespace bench {

std::span<row const> gaussian_rows() {
    static constexpr row rows[]{
        {"gelu", 11, value<ogive::gelu(x), float>, value<ogive::gelu(x), double>},
        {"gelu_tanh", 8.5, value<ogive::gelu_tanh(x), float>},
        {"normal_cdf", 0, value<normal_cdf(x), float>},
        {"gelu pullback", 15, gradient<ogive::gelu(x), float>},
        {"gelu, derivative", 0, value_and_derivative<ogive::gelu(x), float>, nullptr, "gelu"},
    };
    return rows;
}

} // namespace bench
