// SPDX-License-Identifier: BSL-1.0
#include "contender.hpp"
#include <ogive/ogive.hpp>
#include <span>

namespace bench {
namespace {

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

template <auto F>
void value(operands const& o) {
    ogive::kernel<F>(std::span(o.x, o.length), std::span(o.result, o.length));
}

template <auto F>
void gated(operands const& o) {
    ogive::kernel<F>(a = std::span(o.second, o.length), b = std::span(o.x, o.length),
                     std::span(o.result, o.length));
}

template <auto F>
void gradient(operands const& o) {
    ogive::pullback<F>(std::span(o.x, o.length), std::span(o.second, o.length),
                       std::span(o.result, o.length));
}

template <auto F>
void gated_gradients(operands const& o) {
    ogive::pullback<F>(a = std::span(o.second, o.length), b = std::span(o.x, o.length),
                       std::span(o.third, o.length), std::span(o.factors_gradient, o.length),
                       std::span(o.result, o.length));
}

template <auto F>
void rows(operands const& o) {
    std::size_t const count = o.length / row_length;
    ogive::kernel<F>(ogive::rows(o.x, count, row_length), ogive::rows(o.result, count, row_length));
}

added const ogives{"Ogive",
                   {{"relu", value<ogive::relu>},
                    {"exp", value<ogive::exponential>},
                    {"sigmoid", value<ogive::sigmoid>},
                    {"tanh", value<ogive::activations::tanh>},
                    {"swish", value<ogive::silu>},
                    {"gelu", value<ogive::gelu>},
                    {"gelu_tanh", value<ogive::gelu_tanh>},
                    {"elu", value<ogive::elu>},
                    {"softplus", value<ogive::softplus>},
                    {"mish", value<ogive::mish>},
                    {"swiglu", gated<ogive::swiglu(a, b)>},
                    {"geglu", gated<ogive::geglu(a, b)>},
                    {"swiglu pullback", gated_gradients<ogive::swiglu(a, b)>},
                    {"geglu pullback", gated_gradients<ogive::geglu(a, b)>},
                    {"sigmoid pullback", gradient<ogive::sigmoid>},
                    {"tanh pullback", gradient<ogive::activations::tanh>},
                    {"swish pullback", gradient<ogive::silu>},
                    {"gelu pullback", gradient<ogive::gelu>},
                    {"softmax, rows of 1024", rows<ogive::softmax>}}};

} // namespace
} // namespace bench
