// SPDX-License-Identifier: BSL-1.0
// oneDNN's softmax, if it is installed (Debian: libdnnl-dev), for OMP_NUM_THREADS=1. Its backward primitive is given
// softmax's result, which is not counted: beside it stands softmax/pullback/from_result.
#ifdef BENCH_ONEDNN
#include "rows.hpp"
#include <dnnl.hpp>
#include <memory>

namespace {

struct onednn {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    dnnl::memory::desc shape;
    dnnl::memory in, up, out;
    dnnl::softmax_forward::primitive_desc forward;
    dnnl::softmax_backward::primitive_desc backward;

    explicit onednn(bench::scores& s)
        : shape({static_cast<dnnl::memory::dim>(s.count), static_cast<dnnl::memory::dim>(s.length)},
                dnnl::memory::data_type::f32, dnnl::memory::format_tag::ab),
          in(shape, engine, s.in.data()), up(shape, engine, s.upstream.data()),
          out(shape, engine, s.out.data()), forward({dnnl::prop_kind::forward_training, shape, 1}, engine),
          backward({shape, shape, 1}, engine, forward) {}
};

constexpr auto value = [](bench::scores& s) {
    auto const net = std::make_shared<onednn>(s);
    return [net, run = dnnl::softmax_forward(net->forward)]() mutable {
        run.execute(net->stream, {{DNNL_ARG_SRC, net->in}, {DNNL_ARG_DST, net->out}});
        net->stream.wait();
    };
};

constexpr auto gradient = [](bench::scores& s) {
    auto const net = std::make_shared<onednn>(s);
    dnnl::softmax_forward(net->forward)
        .execute(net->stream, {{DNNL_ARG_SRC, net->in}, {DNNL_ARG_DST, net->in}});
    net->stream.wait();
    return [net, run = dnnl::softmax_backward(net->backward)]() mutable {
        run.execute(net->stream,
                    {{DNNL_ARG_DST, net->in}, {DNNL_ARG_DIFF_DST, net->up}, {DNNL_ARG_DIFF_SRC, net->out}});
        net->stream.wait();
    };
};

[[maybe_unused]] bool const added = [] {
    bench::add("softmax/value/oneDNN", value);
    bench::add("softmax/pullback/from_result/oneDNN", gradient);
    return true;
}();

} // namespace
#endif
