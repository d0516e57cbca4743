// SPDX-License-Identifier: BSL-1.0
#ifdef BENCH_ONEDNN
#include "contender.hpp"
#include <dnnl.hpp>
#include <map>

namespace bench {
namespace {

dnnl::engine const& engine() {
    static dnnl::engine const cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

/// What has been made for one length: making it is not timed.
template <dnnl::algorithm Algorithm>
struct elementwise {
    dnnl::memory::desc shape;
    dnnl::stream stream{engine()};
    dnnl::memory x, second, result;
    dnnl::eltwise_forward::primitive_desc forward;
    dnnl::eltwise_forward value;
    dnnl::eltwise_backward gradient;

    explicit elementwise(std::size_t length)
        : shape({static_cast<dnnl::memory::dim>(length)}, dnnl::memory::data_type::f32,
                dnnl::memory::format_tag::a),
          x(shape, engine(), nullptr), second(shape, engine(), nullptr), result(shape, engine(), nullptr),
          forward({dnnl::prop_kind::forward_training, Algorithm, shape, alpha}, engine()), value(forward),
          gradient(
              dnnl::eltwise_backward::primitive_desc({Algorithm, shape, shape, alpha}, engine(), forward)) {}

    static constexpr float alpha = Algorithm == dnnl::algorithm::eltwise_relu ? 0.0f : 1.0f;

    static elementwise& of(operands const& o) {
        static std::map<std::size_t, elementwise> all;
        auto& made = all.try_emplace(o.length, o.length).first->second;
        made.x.set_data_handle(const_cast<float*>(o.x));
        made.second.set_data_handle(const_cast<float*>(o.second));
        made.result.set_data_handle(o.result);
        return made;
    }
};

template <dnnl::algorithm Algorithm>
void value(operands const& o) {
    auto& e = elementwise<Algorithm>::of(o);
    e.value.execute(e.stream, {{DNNL_ARG_SRC, e.x}, {DNNL_ARG_DST, e.result}});
    e.stream.wait();
}

template <dnnl::algorithm Algorithm>
void gradient(operands const& o) {
    auto& e = elementwise<Algorithm>::of(o);
    e.gradient.execute(e.stream,
                       {{DNNL_ARG_SRC, e.x}, {DNNL_ARG_DIFF_DST, e.second}, {DNNL_ARG_DIFF_SRC, e.result}});
    e.stream.wait();
}

void softmax(operands const& o) {
    struct primitive {
        dnnl::stream stream{engine()};
        dnnl::memory x, result;
        dnnl::softmax_forward value;
        explicit primitive(std::size_t length) : primitive(shape(length)) {}
        explicit primitive(dnnl::memory::desc const& shape)
            : x(shape, engine(), nullptr), result(shape, engine(), nullptr),
              value(dnnl::softmax_forward::primitive_desc({dnnl::prop_kind::forward_inference, shape, 1},
                                                          engine())) {}
        static dnnl::memory::desc shape(std::size_t length) {
            return {{static_cast<dnnl::memory::dim>(length / row_length),
                     static_cast<dnnl::memory::dim>(row_length)},
                    dnnl::memory::data_type::f32,
                    dnnl::memory::format_tag::ab};
        }
    };
    static std::map<std::size_t, primitive> all;
    auto& made = all.try_emplace(o.length, o.length).first->second;
    made.x.set_data_handle(const_cast<float*>(o.x));
    made.result.set_data_handle(o.result);
    made.value.execute(made.stream, {{DNNL_ARG_SRC, made.x}, {DNNL_ARG_DST, made.result}});
    made.stream.wait();
}

using enum dnnl::algorithm;
added const onednns{"oneDNN",
                    {{"relu", value<eltwise_relu>},
                     {"exp", value<eltwise_exp>},
                     {"sigmoid", value<eltwise_logistic>},
                     {"tanh", value<eltwise_tanh>},
                     {"swish", value<eltwise_swish>},
                     {"gelu", value<eltwise_gelu_erf>},
                     {"gelu_tanh", value<eltwise_gelu_tanh>},
                     {"elu", value<eltwise_elu>},
                     {"softplus", value<eltwise_soft_relu>},
                     {"mish", value<eltwise_mish>},
                     {"sigmoid pullback", gradient<eltwise_logistic>},
                     {"tanh pullback", gradient<eltwise_tanh>},
                     {"swish pullback", gradient<eltwise_swish>},
                     {"gelu pullback", gradient<eltwise_gelu_erf>},
                     {"softmax, rows of 1024", softmax}}};

} // namespace
} // namespace bench
#endif
