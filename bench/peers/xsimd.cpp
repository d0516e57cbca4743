// SPDX-License-Identifier: BSL-1.0
// xsimd's functions by themselves: what the lanes that Ogive uses would give without its own cores.
#include "contender.hpp"
#include <xsimd/xsimd.hpp>

namespace bench {
namespace {

using V = xsimd::batch<float>;

template <auto F>
void value(operands const& o) {
    for (std::size_t i = 0; i + V::size <= o.length; i += V::size)
        F(V::load_unaligned(o.x + i)).store_unaligned(o.result + i);
}

template <auto F>
void of_two(operands const& o) {
    for (std::size_t i = 0; i + V::size <= o.length; i += V::size)
        F(V::load_unaligned(o.x + i), V::load_unaligned(o.second + i)).store_unaligned(o.result + i);
}

V sigmoid(V x) { return V(1) / (V(1) + xsimd::exp(-x)); }

V normal_cdf(V x) { return V(0.5f) * (V(1) + xsimd::erf(x * V(0.70710678f))); }

void swiglu_gradients(operands const& o) {
    for (std::size_t i = 0; i + V::size <= o.length; i += V::size) {
        V const x = V::load_unaligned(o.x + i), upstream = V::load_unaligned(o.third + i), s = sigmoid(x);
        (upstream * x * s).store_unaligned(o.factors_gradient + i);
        (upstream * V::load_unaligned(o.second + i) * s * (V(1) + x * (V(1) - s)))
            .store_unaligned(o.result + i);
    }
}

void geglu_gradients(operands const& o) {
    for (std::size_t i = 0; i + V::size <= o.length; i += V::size) {
        V const x = V::load_unaligned(o.x + i), upstream = V::load_unaligned(o.third + i);
        V const cdf = normal_cdf(x), density = V(0.39894228f) * xsimd::exp(V(-0.5f) * x * x);
        (upstream * x * cdf).store_unaligned(o.factors_gradient + i);
        (upstream * V::load_unaligned(o.second + i) * (cdf + x * density)).store_unaligned(o.result + i);
    }
}

added const lanes{"xsimd",
                  {{"exp", value<[](V x) { return xsimd::exp(x); }>},
                   {"sigmoid", value<sigmoid>},
                   {"tanh", value<[](V x) { return xsimd::tanh(x); }>},
                   {"swish", value<[](V x) { return x * sigmoid(x); }>},
                   {"gelu", value<[](V x) { return x * normal_cdf(x); }>},
                   {"elu", value<[](V x) { return xsimd::select(x <= V(0), xsimd::expm1(x), x); }>},
                   {"softplus", value<[](V x) { return xsimd::log1p(xsimd::exp(x)); }>},
                   {"mish", value<[](V x) { return x * xsimd::tanh(xsimd::log1p(xsimd::exp(x))); }>},
                   {"swiglu", of_two<[](V x, V a) { return a * x * sigmoid(x); }>},
                   {"geglu", of_two<[](V x, V a) { return a * x * normal_cdf(x); }>},
                   {"swiglu pullback", swiglu_gradients},
                   {"geglu pullback", geglu_gradients},
                   {"swish pullback", of_two<[](V x, V g) {
                        V const s = sigmoid(x);
                        return g * s * (V(1) + x * (V(1) - s));
                    }>}}};

} // namespace
} // namespace bench
