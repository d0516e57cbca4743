// SPDX-License-Identifier: BSL-1.0
// Parts of rows and results in place, without copying.
#include "catch.hpp"
#include "matrix.hpp"
#include <cmath>

namespace {

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto x = ogive::var<"x">;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto swiglu = a * (b * sigmoid(b));

} // namespace

TEMPLATE_TEST_CASE("A gated unit over packed halves and over pairs, without copying", "", float, double) {
    for (std::size_t const half : {1u, 5u, 8u, 16u, 23u, 64u}) {
        std::size_t const count = 3;
        auto const packed = random_matrix<TestType>(count, 2 * half, 1, 1);
        auto const up = random_matrix<TestType>(count, half, 0, 2);
        matrix<TestType> y(count, half), dpacked(count, 2 * half, 2), pairs(count, 2 * half, 1),
            y_pairs(count, half, 1), dpairs(count, 2 * half, 3);
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < half; ++i) {
                pairs.row(r)[2 * i] = packed.row(r)[i];
                pairs.row(r)[2 * i + 1] = packed.row(r)[half + i];
            }
        auto const first = left_half(packed.rows()), second = right_half(packed.rows());
        ogive::kernel<swiglu>(a = first, b = second, y.rows());
        ogive::pullback<swiglu>(a = first, b = second, up.rows(), left_half(dpacked.rows()),
                                right_half(dpacked.rows()));
        auto const evens = even_elements(pairs.rows()), odds = odd_elements(pairs.rows());
        ogive::kernel<swiglu>(a = evens, b = odds, y_pairs.rows());
        ogive::pullback<swiglu>(a = evens, b = odds, up.rows(), even_elements(dpairs.rows()),
                                odd_elements(dpairs.rows()));
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < half; ++i) {
                TestType const p = packed.row(r)[i], q = packed.row(r)[half + i], g = up.row(r)[i];
                TestType const open = 1 / (1 + std::exp(-q)), swish = q * open;
                CHECK(y.row(r)[i] == Approx(p * swish));
                CHECK(dpacked.row(r)[i] == Approx(g * swish));
                CHECK(dpacked.row(r)[half + i] == Approx(g * p * (open + swish * (1 - open))).margin(1e-6));
                CHECK(y_pairs.row(r)[i] == y.row(r)[i]);
                CHECK(dpairs.row(r)[2 * i] == dpacked.row(r)[i]);
                CHECK(dpairs.row(r)[2 * i + 1] == dpacked.row(r)[half + i]);
            }
        CHECK(dpacked.gaps_are_whole());
        CHECK(dpairs.gaps_are_whole());
    }
}

TEST_CASE("Results in place, broadcast results, plain buffers") {
    for (std::size_t const length : row_lengths) {
        auto in = random_matrix<float>(3, length, 1, 1);
        matrix<float> y(3, length);
        ogive::kernel<softmax>(in.rows(), y.rows());
        auto up = random_matrix<float>(3, length, 0, 2);
        matrix<float> dx(3, length);
        ogive::pullback<softmax>(in.rows(), up.rows(), dx.rows());
        ogive::pullback<softmax>(in.rows(), up.rows(), up.rows());
        ogive::kernel<softmax>(in.rows(), in.rows());
        std::vector<float> largest(3), dense(3 * length);
        matrix<float> broadcast(3, length, 2);
        ogive::kernel<row_max(x), row_max(x), x>(y.rows(), largest, broadcast.rows(), dense);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t i = 0; i < length; ++i) {
                CHECK(in.row(r)[i] == y.row(r)[i]);
                CHECK(up.row(r)[i] == dx.row(r)[i]);
                CHECK(broadcast.row(r)[i] == largest[r]);
                CHECK(dense[r * length + i] == y.row(r)[i]);
            }
    }
}
