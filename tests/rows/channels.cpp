// SPDX-License-Identifier: BSL-1.0
// Activations with learned parameters for each channel, and maxout over groups of a row.
#include "catch.hpp"
#include "matrix.hpp"
#include <algorithm>
#include <cmath>

namespace {

using namespace ogive::textbook; // the variables

/// A layer's activations, an upstream gradient, where results go, two vectors with a number for each channel.
struct layer {
    std::size_t batch = 23, channels = 37;
    matrix<double> in = random_matrix<double>(batch, channels, 1, 1),
                   up = random_matrix<double>(batch, channels, 2, 2), y{batch, channels}, dx{batch, channels};
    std::vector<double> first, second, dfirst, dsecond;

    layer() : first(channels), second(channels), dfirst(channels), dsecond(channels) {
        for (std::size_t c = 0; c < channels; ++c)
            first[c] = 0.1 * (1 + std::sin(c)), second[c] = std::cos(c);
    }
    /// The sum over the batch of what f gives for each element of a channel.
    double sum(std::size_t channel, auto const& f) const {
        double total = 0;
        for (std::size_t r = 0; r < batch; ++r) total += up.row(r)[channel] * f(in.row(r)[channel]);
        return total;
    }
};

} // namespace

TEST_CASE("PReLU with a slope for each channel") {
    layer l;
    ogive::kernel<ogive::prelu>(x = l.in.rows(), weight = ogive::per_column(l.first), l.y.rows());
    ogive::pullback<ogive::prelu>(x = l.in.rows(), weight = ogive::per_column(l.first), l.up.rows(),
                                  l.dx.rows(), l.dfirst);
    for (std::size_t c = 0; c < l.channels; ++c) {
        for (std::size_t r = 0; r < l.batch; ++r) {
            double const v = l.in.row(r)[c], slope = v > 0 ? 1 : l.first[c];
            CHECK(l.y.row(r)[c] == slope * v);
            CHECK(l.dx.row(r)[c] == slope * l.up.row(r)[c]);
        }
        CHECK(l.dfirst[c] == Approx(l.sum(c, [](double v) { return v > 0 ? 0 : v; })));
    }
}

TEST_CASE("Swish with a beta for each channel") {
    layer l;
    constexpr auto learned = ogive::swish(x, beta);
    ogive::kernel<learned>(x = l.in.rows(), beta = ogive::per_column(l.second), l.y.rows());
    ogive::pullback<learned>(x = l.in.rows(), beta = ogive::per_column(l.second), l.up.rows(), l.dx.rows(),
                             l.dfirst);
    for (std::size_t c = 0; c < l.channels; ++c) {
        double const steep = l.second[c];
        auto const open = [steep](double v) { return 1 / (1 + std::exp(-steep * v)); };
        for (std::size_t r = 0; r < l.batch; ++r) {
            double const v = l.in.row(r)[c], s = open(v);
            CHECK(l.y.row(r)[c] == Approx(v * s));
            CHECK(l.dx.row(r)[c] == Approx(l.up.row(r)[c] * (s + steep * v * s * (1 - s))).margin(1e-14));
        }
        CHECK(l.dfirst[c] ==
              Approx(l.sum(c, [&](double v) { return v * v * open(v) * (1 - open(v)); })).margin(1e-13));
    }
}

TEST_CASE("Dynamic tanh with its vectors") {
    layer l;
    constexpr auto norm = ogive::dynamic_tanh(x, alpha, weight, bias);
    double dalpha = 0;
    ogive::kernel<norm>(x = l.in.rows(), alpha = 0.5, weight = ogive::per_column(l.first),
                        bias = ogive::per_column(l.second), l.y.rows());
    ogive::pullback<norm, x, alpha, weight, bias>(
        x = l.in.rows(), alpha = 0.5, weight = ogive::per_column(l.first), bias = ogive::per_column(l.second),
        l.up.rows(), l.dx.rows(), dalpha, l.dfirst, l.dsecond);
    double exact_dalpha = 0;
    for (std::size_t c = 0; c < l.channels; ++c) {
        auto const slope = [&](double v) { return l.first[c] / std::pow(std::cosh(0.5 * v), 2); };
        for (std::size_t r = 0; r < l.batch; ++r) {
            double const v = l.in.row(r)[c];
            CHECK(l.y.row(r)[c] == Approx(l.first[c] * std::tanh(0.5 * v) + l.second[c]));
            CHECK(l.dx.row(r)[c] == Approx(l.up.row(r)[c] * 0.5 * slope(v)));
        }
        CHECK(l.dfirst[c] == Approx(l.sum(c, [](double v) { return std::tanh(0.5 * v); })).margin(1e-13));
        CHECK(l.dsecond[c] == Approx(l.sum(c, [](double) { return 1; })).margin(1e-13));
        exact_dalpha += l.sum(c, [&](double v) { return v * slope(v); });
    }
    CHECK(dalpha == Approx(exact_dalpha));
}

namespace {

/// The variables x1, x2 … bound to the parts of rows.
template <std::size_t... I>
void maxout_of_groups(std::index_sequence<I...>) {
    constexpr std::size_t groups = sizeof...(I), length = 11;
    static constexpr auto largest = ogive::maxout<static_cast<int>(groups)>;
    auto const packed = random_matrix<float>(4, groups * length, 1, 1);
    matrix<float> y(4, length), dpacked(4, groups * length, 2);
    auto const in = packed.rows();
    auto const gradient = dpacked.rows();
    ogive::kernel<largest>((ogive::var<numbered("x", I + 1)> = part(in, I, groups))..., y.rows());
    ogive::pullback<largest>((ogive::var<numbered("x", I + 1)> = part(in, I, groups))..., y.rows(),
                             part(gradient, I, groups)...);
    for (std::size_t r = 0; r < 4; ++r)
        for (std::size_t i = 0; i < length; ++i) {
            float most = packed.row(r)[i];
            for (std::size_t k = 1; k < groups; ++k) most = std::max(most, packed.row(r)[k * length + i]);
            CHECK(y.row(r)[i] == most);
            for (std::size_t k = i; k < groups * length; k += length)
                CHECK(dpacked.row(r)[k] == (packed.row(r)[k] == most ? most : 0));
        }
    CHECK(dpacked.gaps_are_whole());
}

} // namespace

TEST_CASE("Maxout over the groups of a row, without copying") {
    maxout_of_groups(std::make_index_sequence<2>{});
    maxout_of_groups(std::make_index_sequence<3>{});
    maxout_of_groups(std::make_index_sequence<8>{});
}
