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
added const torches{
    "PyTorch",
    {{"relu", value<[](T& y, T& x) { at::clamp_min_out(y, x, 0); }>},
     {"exp", value<[](T& y, T& x) { at::exp_out(y, x); }>},
     {"sigmoid", value<[](T& y, T& x) { at::sigmoid_out(y, x); }>},
     {"tanh", value<[](T& y, T& x) { at::tanh_out(y, x); }>},
     {"swish", value<[](T& y, T& x) { at::silu_out(y, x); }>},
     {"gelu", value<[](T& y, T& x) { at::gelu_out(y, x, "none"); }>},
     {"gelu_tanh", value<[](T& y, T& x) { at::gelu_out(y, x, "tanh"); }>},
     {"elu", value<[](T& y, T& x) { at::elu_out(y, x); }>},
     {"softplus", value<[](T& y, T& x) { at::softplus_out(y, x); }>},
     {"mish", value<[](T& y, T& x) { at::mish_out(y, x); }>},
     {"swish pullback", gradient<[](T& dx, T& g, T& x) { at::silu_backward_out(dx, g, x); }>},
     {"gelu pullback", gradient<[](T& dx, T& g, T& x) { at::gelu_backward_out(dx, g, x, "none"); }>},
     {"softmax, rows of 1024", value<[](T& y, T& x) {
          constexpr auto length = static_cast<std::int64_t>(row_length);
          T rows = y.view({-1, length});
          at::softmax_out(rows, x.view({-1, length}), 1);
      }>}}};

} // namespace
} // namespace bench
#endif
