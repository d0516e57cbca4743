// SPDX-License-Identifier: BSL-1.0
// Softmax, normalisation and their pullbacks beside a copy of the same bytes.
#include "rows.hpp"
#include <cstring>
#include <ogive/ogive.hpp>

namespace {

template <auto F>
constexpr auto value =
    [](bench::scores& s) { return [&s] { ogive::kernel<F>(ogive::rows(s.in, s.count, s.length), s.out); }; };

template <auto F>
constexpr auto gradient = [](bench::scores& s) {
    return [&s] { ogive::pullback<F>(ogive::rows(s.in, s.count, s.length), s.upstream, s.out); };
};

// The gradient from softmax's result, as oneDNN's backward primitive takes it.
constexpr auto y = ogive::var<"y">;
constexpr auto g = ogive::var<"g">;
constexpr auto from_result = y * (g - row_sum(g * y));
constexpr auto gradient_of_result = [](bench::scores& s) {
    ogive::kernel<ogive::softmax>(ogive::rows(s.in, s.count, s.length), s.in);
    return
        [&s] { ogive::kernel<from_result>(y = ogive::rows(s.in, s.count, s.length), g = s.upstream, s.out); };
};

constexpr auto down_the_columns = [](bench::scores& s) {
    return [&s] {
        ogive::kernel<ogive::layer_norm>(transposed(ogive::rows(s.in, s.count, s.length)),
                                         transposed(ogive::rows(s.out, s.count, s.length)));
    };
};

[[maybe_unused]] bool const added = [] {
    bench::add("copy", [](bench::scores& s) {
        return [&s] { std::memcpy(s.out.data(), s.in.data(), s.in.size() * sizeof(float)); };
    });
    bench::add("softmax/value", value<ogive::softmax>);
    bench::add("softmax/pullback", gradient<ogive::softmax>);
    bench::add("softmax/pullback/from_result", gradient_of_result);
    bench::add("log_softmax/value", value<ogive::log_softmax>);
    bench::add("log_softmax/pullback", gradient<ogive::log_softmax>);
    bench::add("sparsemax/value", value<ogive::sparsemax>);
    bench::add("sparsemax/pullback", gradient<ogive::sparsemax>);
    bench::add("rms_norm/value", value<ogive::rms_norm>);
    bench::add("rms_norm/pullback", gradient<ogive::rms_norm>);
    bench::add("layer_norm/value", value<ogive::layer_norm>);
    bench::add("layer_norm/pullback", gradient<ogive::layer_norm>);
    bench::add("batch_norm/value", down_the_columns);
    return true;
}();

} // namespace

BENCHMARK_MAIN();
