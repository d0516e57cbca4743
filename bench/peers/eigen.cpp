// SPDX-License-Identifier: BSL-1.0
#ifdef BENCH_EIGEN
#include "contender.hpp"
#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>

namespace bench {
namespace {

using view = Eigen::Map<Eigen::ArrayXf const>;

template <auto F>
void value(operands const& o) {
    auto const n = static_cast<Eigen::Index>(o.length);
    Eigen::Map<Eigen::ArrayXf>(o.result, n) = F(view(o.x, n));
}

template <auto F>
void of_two(operands const& o) {
    auto const n = static_cast<Eigen::Index>(o.length);
    Eigen::Map<Eigen::ArrayXf>(o.result, n) = F(view(o.x, n), view(o.second, n));
}

void softmax(operands const& o) {
    constexpr auto length = static_cast<Eigen::Index>(row_length);
    for (std::size_t row = 0; row + row_length <= o.length; row += row_length) {
        view const x(o.x + row, length);
        Eigen::Map<Eigen::ArrayXf> y(o.result + row, length);
        y = (x - x.maxCoeff()).exp();
        y *= 1 / y.sum();
    }
}

added const eigens{
    "Eigen",
    {{"relu", value<[](auto x) { return x.cwiseMax(0.0f); }>},
     {"exp", value<[](auto x) { return x.exp(); }>},
     {"sigmoid", value<[](auto x) { return x.logistic(); }>},
     {"tanh", value<[](auto x) { return x.tanh(); }>},
     {"swish", value<[](auto x) { return (x * x.logistic()); }>},
     {"gelu", value<[](auto x) { return (0.5f * x * (1.0f + (x * 0.70710678f).erf())); }>},
     {"gelu_tanh",
      value<[](auto x) { return (0.5f * x * (1.0f + (0.79788456f * (x + 0.044715f * x * x * x)).tanh())); }>},
     {"elu", value<[](auto x) { return x.cwiseMax(0.0f) + x.cwiseMin(0.0f).expm1(); }>},
     {"softplus", value<[](auto x) { return (1.0f + x.exp()).log(); }>},
     {"mish", value<[](auto x) { return (x * (1.0f + x.exp()).log().tanh()); }>},
     {"swiglu", of_two<[](auto x, auto a) { return (a * x * x.logistic()); }>},
     {"sigmoid pullback", of_two<[](auto x, auto g) { return (g * x.logistic() * (1.0f - x.logistic())); }>},
     {"tanh pullback", of_two<[](auto x, auto g) { return (g * (1.0f - x.tanh().square())); }>},
     {"softmax, rows of 1024", softmax}}};

} // namespace
} // namespace bench
#endif
