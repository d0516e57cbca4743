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

/// The pullback of second * value(x). Two passes: an expression of Eigen has one result.
template <auto Value, auto Slope>
void gated_gradients(operands const& o) {
    auto const n = static_cast<Eigen::Index>(o.length);
    view const x(o.x, n), factor(o.second, n), upstream(o.third, n);
    Eigen::Map<Eigen::ArrayXf>(o.factors_gradient, n) = upstream * Value(x);
    Eigen::Map<Eigen::ArrayXf>(o.result, n) = upstream * factor * Slope(x);
}

constexpr auto swish = [](auto x) { return (x * x.logistic()); };
constexpr auto gelu = [](auto x) { return (0.5f * x * (1.0f + (x * 0.70710678f).erf())); };
constexpr auto swish_slope = [](auto x) { return (x.logistic() * (1.0f + x * (1.0f - x.logistic()))); };
constexpr auto gelu_slope = [](auto x) {
    return (0.5f * (1.0f + (x * 0.70710678f).erf()) + x * (-0.5f * x.square()).exp() * 0.39894228f);
};

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
     {"swish", value<swish>},
     {"gelu", value<gelu>},
     {"gelu_tanh",
      value<[](auto x) { return (0.5f * x * (1.0f + (0.79788456f * (x + 0.044715f * x * x * x)).tanh())); }>},
     {"elu", value<[](auto x) { return x.cwiseMax(0.0f) + x.cwiseMin(0.0f).expm1(); }>},
     {"softplus", value<[](auto x) { return (1.0f + x.exp()).log(); }>},
     {"mish", value<[](auto x) { return (x * (1.0f + x.exp()).log().tanh()); }>},
     {"swiglu", of_two<[](auto x, auto a) { return (a * swish(x)); }>},
     {"geglu", of_two<[](auto x, auto a) { return (a * gelu(x)); }>},
     {"swiglu pullback", gated_gradients<swish, swish_slope>},
     {"geglu pullback", gated_gradients<gelu, gelu_slope>},
     {"swish pullback", of_two<[](auto x, auto g) { return (g * swish_slope(x)); }>},
     {"gelu pullback", of_two<[](auto x, auto g) { return (g * gelu_slope(x)); }>},
     {"sigmoid pullback", of_two<[](auto x, auto g) { return (g * x.logistic() * (1.0f - x.logistic())); }>},
     {"tanh pullback", of_two<[](auto x, auto g) { return (g * (1.0f - x.tanh().square())); }>},
     {"softmax, rows of 1024", softmax}}};

} // namespace
} // namespace bench
#endif
