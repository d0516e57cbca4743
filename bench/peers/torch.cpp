// SPDX-License-Identifier: BSL-1.0
#ifdef BENCH_TORCH
#include "contender.hpp"
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <map>

namespace bench {
namespace {

/// Tensors are made once for each buffer: making them is not timed.
at::Tensor& tensor(float const* memory, std::size_t length) {
    static std::map<std::pair<float const*, std::size_t>, at::Tensor> all;
    auto& made = all[{memory, length}];
    if (!made.defined()) {
        at::set_num_threads(1);
        made = at::from_blob(const_cast<float*>(memory), {static_cast<std::int64_t>(length)});
    }
    return made;
}

template <auto F>
void value(operands const& o) {
    F(tensor(o.result, o.length), tensor(o.x, o.length));
}

template <auto F>
void gradient(operands const& o) {
    F(tensor(o.result, o.length), tensor(o.second, o.length), tensor(o.x, o.length));
}

using T = at::Tensor;

/// Beside those that are handed over: what lies between two of its functions.
at::Tensor& between(std::size_t length) {
    static std::map<std::size_t, at::Tensor> all;
    auto& made = all[length];
    if (!made.defined()) made = at::empty({static_cast<std::int64_t>(length)});
    return made;
}

template <auto Value>
void gated(operands const& o) {
    T &y = tensor(o.result, o.length), &value = between(o.length);
    Value(value, tensor(o.x, o.length));
    at::mul_out(y, value, tensor(o.second, o.length));
}

/// The pullback of second * value(x).
template <auto Value, auto Backward>
void gated_gradients(operands const& o) {
    T const &x = tensor(o.x, o.length), &factor = tensor(o.second, o.length),
            &upstream = tensor(o.third, o.length);
    T &gates = tensor(o.result, o.length), &factors = tensor(o.factors_gradient, o.length),
      &inner = between(o.length);
    Value(inner, x);
    at::mul_out(factors, inner, upstream);
    at::mul_out(inner, upstream, factor);
    Backward(gates, inner, x);
}

constexpr auto silu = [](T& y, T const& x) { at::silu_out(y, x); };
constexpr auto gelu = [](T& y, T const& x) { at::gelu_out(y, x, "none"); };
constexpr auto silu_backward = [](T& dx, T const& g, T const& x) { at::silu_backward_out(dx, g, x); };
constexpr auto gelu_backward = [](T& dx, T const& g, T const& x) { at::gelu_backward_out(dx, g, x, "none"); };

added const torches{"PyTorch",
                    {{"relu", value<[](T& y, T& x) { at::clamp_min_out(y, x, 0); }>},
                     {"exp", value<[](T& y, T& x) { at::exp_out(y, x); }>},
                     {"sigmoid", value<[](T& y, T& x) { at::sigmoid_out(y, x); }>},
                     {"tanh", value<[](T& y, T& x) { at::tanh_out(y, x); }>},
                     {"swish", value<silu>},
                     {"gelu", value<gelu>},
                     {"gelu_tanh", value<[](T& y, T& x) { at::gelu_out(y, x, "tanh"); }>},
                     {"elu", value<[](T& y, T& x) { at::elu_out(y, x); }>},
                     {"softplus", value<[](T& y, T& x) { at::softplus_out(y, x); }>},
                     {"mish", value<[](T& y, T& x) { at::mish_out(y, x); }>},
                     {"swiglu", gated<silu>},
                     {"geglu", gated<gelu>},
                     {"swiglu pullback", gated_gradients<silu, silu_backward>},
                     {"geglu pullback", gated_gradients<gelu, gelu_backward>},
                     {"swish pullback", gradient<silu_backward>},
                     {"gelu pullback", gradient<gelu_backward>},
                     {"softmax, rows of 1024", value<[](T& y, T& x) {
                          constexpr auto length = static_cast<std::int64_t>(row_length);
                          T rows = y.view({-1, length});
                          at::softmax_out(rows, x.view({-1, length}), 1);
                      }>}}};

} // namespace
} // namespace bench
#endif
