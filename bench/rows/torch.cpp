// SPDX-License-Identifier: BSL-1.0
// PyTorch's softmax and normalisation, if its C++ library is installed (Debian: libtorch-dev; or the package of PyPI), in
// one thread, into tensors that are there already where it lets them be given.
#ifdef BENCH_TORCH
#include "rows.hpp"
#include <ATen/ATen.h>
#include <ATen/Parallel.h>

namespace {

struct tensors {
    at::Tensor in, upstream, out;

    explicit tensors(bench::scores& s) : in(of(s.in, s)), upstream(of(s.upstream, s)), out(of(s.out, s)) {
        at::set_num_threads(1);
    }

private:
    static at::Tensor of(std::vector<float>& memory, bench::scores const& s) {
        return at::from_blob(memory.data(),
                             {static_cast<std::int64_t>(s.count), static_cast<std::int64_t>(s.length)});
    }
};

template <class Work>
auto with_tensors(Work work) {
    return [work](bench::scores& s) { return [t = tensors(s), work]() mutable { work(t); }; };
}

[[maybe_unused]] bool const added = [] {
    bench::add("softmax/value/PyTorch", with_tensors([](tensors& t) { at::softmax_out(t.out, t.in, 1); }));
    bench::add("log_softmax/value/PyTorch",
               with_tensors([](tensors& t) { at::log_softmax_out(t.out, t.in, 1); }));
    // given softmax's result, which is not counted, as oneDNN's
    bench::add("softmax/pullback/from_result/PyTorch", [](bench::scores& s) {
        tensors t(s);
        at::softmax_out(t.in, t.in, 1);
        return [t]() mutable { at::_softmax_backward_data_out(t.out, t.upstream, t.in, 1, at::kFloat); };
    });
    bench::add("layer_norm/value/PyTorch", with_tensors([](tensors& t) {
                   t.out = std::get<0>(at::native_layer_norm(t.in, {t.in.size(1)}, {}, {}, 1e-5));
               }));
    return true;
}();

} // namespace
#endif
