// SPDX-License-Identifier: BSL-1.0
// Formulas that reduce along rows: every step prints what it shows, and checks it.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

namespace {

bool all_good = true;

void check(bool holds, char const* claim) {
    std::cout << (holds ? "good: " : "FAILED: ") << claim << '\n';
    all_good = all_good && holds;
}

bool near(double value, double wanted) { return std::abs(value - wanted) <= 1e-5 * (1 + std::abs(wanted)); }

constexpr auto x = ogive::var<"x">;

void softmax() {
    // [region softmax]
    constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));

    std::size_t const count = 2, length = 3;
    std::vector<float> const scores{1, 2, 3, 1000, 1000, -INFINITY}; // a masked entry
    std::vector<float> y(6), upstream{1, 0, 0, 0, 1, 0}, gradient(6);
    ogive::kernel<softmax>(ogive::rows(scores, count, length), y);
    ogive::pullback<softmax>(ogive::rows(scores, count, length), upstream, gradient);
    // [region end]
    check(near(y[2], 1 / (1 + std::exp(-1.0) + std::exp(-2.0))) && y[3] == 0.5f && y[5] == 0,
          "a softmax, stable and masked");
    check(near(gradient[3], -0.25) && near(gradient[4], 0.25) && gradient[5] == 0, "and its pullback");

    // [region unshifted]
    std::cout << exp(x) / row_sum(exp(x)) << '\n';
    std::cout << log(1 + row_sum(exp(x))) << '\n';
    // [region end]
    check(ogive::to_string(exp(x) / row_sum(exp(x))) == ogive::to_string(softmax),
          "written without the shift, it gets one");
}

// [region sink]
constexpr auto temperature = ogive::var<"temperature">;
constexpr auto sink = ogive::var<"sink">;
constexpr auto m = row_max(x / temperature);
constexpr auto with_sink = exp(x / temperature - m) / (exp(sink - m) + row_sum(exp(x / temperature - m)));
// [region end]

void own_softmax() {
    std::size_t const count = 2, length = 3;
    std::vector<float> const scores{1, 2, 3, 3, 2, 1}, sinks{0, 1};
    std::vector<float> y(6), upstream(6, 1), dx(6), dsinks(2);
    float dtemperature = 0;
    // [region sink_run]
    ogive::kernel<with_sink>(x = ogive::rows(scores, count, length), temperature = 0.5f,
                             sink = ogive::per_row(sinks), y);
    ogive::pullback<with_sink>(x = ogive::rows(scores, count, length), temperature = 0.5f,
                               sink = ogive::per_row(sinks), upstream, dx, dtemperature,
                               dsinks); // a row, the total, one a row
    // [region end]
    double const e0 = std::exp(-4.0), e1 = std::exp(-2.0), s = std::exp(0.0 - 6);
    check(near(y[0], e0 / (s + e0 + e1 + 1)), "a softmax of one's own: temperature and sink");
    double const rest = (e0 + e1 + 1) / (s + e0 + e1 + 1);
    check(near(dsinks[0], -rest * s / (s + e0 + e1 + 1)), "with all its gradients");
}

void channels() {
    std::size_t const count = 3, channels = 2;
    std::vector<float> const activations{-1, -1, 2, -2, -3, 4};
    std::vector<float> y(6), upstream(6, 1), dx(6);
    // [region channels]
    constexpr auto slope = ogive::var<"slope">;
    constexpr auto prelu = where(x > 0, x, slope * x);

    std::vector<float> const slopes{0.1f, 0.2f}; // one for each channel, learned
    std::vector<float> dslopes(2);
    ogive::kernel<prelu>(x = ogive::rows(activations, count, channels), slope = ogive::per_column(slopes), y);
    ogive::pullback<prelu>(x = ogive::rows(activations, count, channels), slope = ogive::per_column(slopes),
                           upstream, dx, dslopes); // dslopes: sums over the rows
    // [region end]
    check(y == std::vector<float>{-0.1f, -0.2f, 2, -0.4f, 0.1f * -3, 4}, "a slope for each channel");
    check(dslopes == std::vector<float>{-4, -3}, "and its gradient, summed over the rows");
}

void packed() {
    std::size_t const count = 2, half = 2;
    std::vector<float> const projection{1, 2, 10, -10, 3, 4, 0, 10};
    std::vector<float> out(4), upstream(4, 1), gradient(8);
    // [region packed]
    constexpr auto a = ogive::var<"a">;
    constexpr auto b = ogive::var<"b">;
    constexpr auto glu = a * sigmoid(b);

    auto const packed = ogive::rows(projection, count, 2 * half); // rows of [a | b]
    auto const dpacked = ogive::rows(gradient, count, 2 * half);
    ogive::kernel<glu>(a = left_half(packed), b = right_half(packed), out);
    ogive::pullback<glu>(a = left_half(packed), b = right_half(packed), upstream, left_half(dpacked),
                         right_half(dpacked));
    // [region end]
    check(near(out[2], 1.5) && near(gradient[4], 0.5) && near(gradient[6], 0.75),
          "a gated unit over packed halves, nothing copied");
}

void catalogue() {
    std::size_t const count = 2, length = 4;
    std::vector<float> const hidden{1, 2, 3, 4, -4, 2, 2, 0}, one_hot{0, 0, 0, 1, 0, 1, 0, 0};
    std::vector<float> y(8), losses(2), dhidden(8);
    // [region catalogue]
    constexpr auto gain = ogive::var<"gain">;
    constexpr auto target = ogive::var<"target">;
    constexpr auto loss = ogive::cross_entropy(x, target);
    constexpr auto norm = ogive::rms_norm(ogive::gelu(x), gain); // fused: GELU, then RMS norm with a gain

    std::vector<float> const gains{1, 1, 2, 2};
    ogive::kernel<norm>(x = ogive::rows(hidden, count, length), gain = ogive::per_column(gains), y);
    ogive::kernel<loss>(x = ogive::rows(hidden, count, length), target = one_hot, losses); // one number a row
    ogive::pullback<loss, x>(x = ogive::rows(hidden, count, length), target = one_hot, 0.5f, dhidden);
    // [region end]
    double const total = 1 + std::exp(-1.0) + std::exp(-2.0) + std::exp(-3.0);
    check(near(losses[0], std::log(total)) && near(dhidden[3], 0.5 * (1 / total - 1)),
          "cross-entropy and its gradient");
}

void columns() {
    std::size_t const batch = 3, units = 2;
    std::vector<float> const hidden{-1, 2, -3, 4, -2, 6}, gains{1, 10};
    std::vector<float> y(6), upstream{1, 0, 0, 0, 0, 0}, dhidden(6), dead(2), means(2), dgains(2);
    // [region columns]
    auto const units_of = [&](auto& matrix) { return transposed(ogive::rows(matrix, batch, units)); };

    constexpr auto is_dead = where(x > 0, 0, 1);
    ogive::kernel<row_mean(is_dead), row_mean(x)>(units_of(hidden), dead, means); // a number for each unit

    constexpr auto gain = ogive::var<"gain">;
    constexpr auto batch_norm = ogive::layer_norm(x, gain);
    ogive::kernel<batch_norm>(x = units_of(hidden), gain = ogive::per_row(gains), units_of(y));
    ogive::pullback<batch_norm>(x = units_of(hidden), gain = ogive::per_row(gains), units_of(upstream),
                                units_of(dhidden), dgains);
    // [region end]
    check(dead == std::vector<float>{1, 0} && means == std::vector<float>{-2, 4},
          "statistics of columns: the share of dead units, means");
    check(near(y[5], 10 * 2 / std::sqrt(8 / 3.0 + 1e-5)) && near(dgains[0], y[0]),
          "batch normalisation is layer_norm of the transposed matrix");
}

void refusals() {
    std::vector<float> const in(12);
    std::vector<float> out(12);
    std::string message;
    // [region refusal]
    try {
        ogive::kernel<row_sum(x)>(ogive::rows(in, 3, 4), out);
    } catch (ogive::argument_error const& error) {
        message = error.what();
    }
    // [region end]
    std::cout << message << '\n';
    check(message ==
              "ogive::kernel: result 1 has 12 elements, one a row, but input x has 3 rows of 4 elements",
          "shapes that do not match are refused");
}

} // namespace

int main() {
    softmax();
    own_softmax();
    channels();
    packed();
    catalogue();
    columns();
    refusals();
    return all_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
